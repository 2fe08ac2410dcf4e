// The picture of the replay: the nodes with what they have, their links, and the cuts. What moves is drawn by replay-flight.js.
import { h, tooltip } from "glomers/dom";
import { circle, inTopology } from "glomers/replay-layout";
import { KIND } from "glomers/replay-events";
import { flight, recent } from "glomers/replay-flight";
import { tag } from "glomers/replay-words";

/** How many links are drawn at most. */
const MOST_LINKS = 2000;

export class Stage {
  constructor(run) {
    this.run = run;
    this.box = h("div", { class: "stage" });
    this.layouts = { circle: circle(run.nodes), topology: inTopology(run.nodes, run.topology) };
    this.layout = "circle";
    const svg = d3.select(this.box).append("svg").attr("role", "img");
    this.svg = svg;
    [this.links, this.cuts, this.nodes, this.moving] = ["links", "cuts", "nodes", "moving"].map((name) => svg.append("g").attr("class", name));
  }

  /** @param state {events, cursor, clock, now, value} */
  render(state) {
    this.#measure();
    this.svg.attr("width", this.width).attr("height", this.height).attr("aria-label", this.#describe(state));
    this.#drawLinks();
    this.#drawCuts(state.cursor);
    this.#drawNodes(state);
    this.drawn = flight(this.moving, this, state);
  }

  #describe({ cursor, value }) {
    const { nodes } = this.run;
    const has = nodes.map((node, n) => (value === null ? `${node} has ${cursor.has[n]}` : `${node} ${cursor.has[n] ? "has it" : "lacks it"}`));
    const most = 12;
    return `${has.slice(0, most).join(", ")}${has.length > most ? ", …" : ""}; ${cursor.inFlight.size} messages in flight`;
  }

  #measure() {
    this.width = Math.max(260, this.box.clientWidth || 600);
    this.height = Math.max(280, Math.min(this.width * (this.width < 500 ? 1 : 0.85), 620));
    const room = { x: 46, top: 46, bottom: 52 };
    const inner = [this.width - 2 * room.x, this.height - room.top - room.bottom];
    const wide = this.layout === "circle" ? Math.min(...inner) * (inner[0] > inner[1] ? 1.25 : 1) : inner[0];
    const left = (this.width - wide) / 2;
    this.places = this.layouts[this.layout].map(([x, y]) => [left + x * wide, room.top + y * inner[1]]);
    const spacing = nearest(this.places);
    this.radius = Math.max(6, Math.min(20, spacing * 0.3));
    this.hasNames = this.radius >= 9;
    this.bar = Math.min(this.radius * 2 + 8, spacing - 3);
    this.isTight = spacing < 28;
    this.hasRoom = spacing > 100;
    this.detours = new Map();
  }

  /** The way from a node to another, as places from 0 to 1. The two directions of a link have a way each, a little to the right. */
  way(src, dest) {
    const [a, b] = [this.places[src], this.places[dest]];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = Math.hypot(dx, dy) || 1;
    const bulge = this.#isBlocked(src, dest) ? this.radius * 3.4 : Math.min(18, 5 + length * 0.05);
    const middle = [(a[0] + b[0]) / 2 - (dy / length) * bulge, (a[1] + b[1]) / 2 + (dx / length) * bulge];
    const rim = Math.min(0.45, (this.radius + 3) / length);
    return (share) => {
      const t = rim + share * (1 - 2 * rim);
      return [0, 1].map((axis) => (1 - t) ** 2 * a[axis] + 2 * t * (1 - t) * middle[axis] + t ** 2 * b[axis]);
    };
  }

  /** Whether another node stands between two nodes. */
  #isBlocked(src, dest) {
    const key = `${src} ${dest}`;
    if (!this.detours.has(key)) {
      const [a, b] = [this.places[src], this.places[dest]];
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const around = (p) => Math.hypot(p[0] - a[0], p[1] - a[1]) + Math.hypot(b[0] - p[0], b[1] - p[1]) - length;
      const blocks = (p, n) => n !== src && n !== dest && around(p) < this.radius / 8;
      this.detours.set(key, this.places.some(blocks));
    }
    return this.detours.get(key);
  }

  #drawLinks() {
    this.links
      .selectAll("line")
      .data(this.run.topology.slice(0, MOST_LINKS))
      .join("line")
      .attr("x1", ([a]) => this.places[a][0])
      .attr("y1", ([a]) => this.places[a][1])
      .attr("x2", ([, b]) => this.places[b][0])
      .attr("y2", ([, b]) => this.places[b][1]);
  }

  #drawCuts(cursor) {
    const links = cutLinks(cursor.faults).slice(0, MOST_LINKS);
    this.cuts
      .classed("many", links.length > 60)
      .selectAll("path")
      .data(links, (link) => `${link.src} ${link.dest} ${link.both}`)
      .join("path")
      .attr("class", (link) => (link.both ? "cut both" : "cut one-way"))
      .attr("data-link", (link) => `${link.src}-${link.dest}`)
      .attr("d", (link) => this.#cutPath(link));
  }

  /** Two halves of a link that end in bars before each other; a cut of one direction has an arrowhead. */
  #cutPath({ src, dest, both }) {
    const straight = (share) => [0, 1].map((axis) => this.places[src][axis] * (1 - share) + this.places[dest][axis] * share);
    const at = both && !this.#isBlocked(src, dest) ? straight : this.way(src, dest);
    const [before, after] = [at(0.46), at(0.54)];
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(dx, dy) || 1;
    const [ux, uy] = [(dx / length) * 6, (dy / length) * 6];
    const bar = ([x, y]) => `M${x - uy} ${y + ux}L${x + uy} ${y - ux}`;
    const end = at(1);
    const head = both ? "" : `M${end[0] - ux - uy / 1.5} ${end[1] - uy + ux / 1.5}L${end[0]} ${end[1]}L${end[0] - ux + uy / 1.5} ${end[1] - uy - ux / 1.5}`;
    const half = (from, to) => `M${d3.range(7).map((part) => at(from + ((to - from) * part) / 6)).join("L")}`;
    return `${half(0, 0.46)}${bar(before)}${bar(after)}${half(0.54, 1)}${head}`;
  }

  #drawNodes(state) {
    const { run, radius, bar } = this;
    const { cursor, events, value } = state;
    const paused = new Set([...cursor.faults].flatMap((fault) => fault.paused));
    const tags = new Map();
    const gains = new Map();
    recent(state, (k) => {
      if (events.kind[k] === KIND.INVOKE || events.kind[k] === KIND.COMPLETE) {
        const node = run.operations.node(events.ref[k]);
        if (this.hasRoom || tags.size === 0) {
          tags.set(node, tags.get(node) ?? tag(events, k));
        }
      }
      for (let g = events.firstGain[k]; g < events.firstGain[k + 1]; g++) {
        gains.set(events.gainNode[g], [events.gainValue[g], ...(gains.get(events.gainNode[g]) ?? [])]);
      }
    });
    const all = Math.max(cursor.broadcast, ...cursor.has, 1);
    const groups = this.nodes
      .selectAll("g.node")
      .data(d3.range(run.nodes.length))
      .join((enter) => this.#newNode(enter))
      .attr("class", (n) => `node${paused.has(n) ? " paused" : ""}${value !== null && cursor.has[n] > 0 ? " has" : ""}${gains.has(n) ? " gained" : ""}`)
      .attr("transform", (n) => `translate(${this.places[n]})`)
      .on("pointermove", (event, n) => tooltip.show(event, `${run.nodes[n]} has ${cursor.has[n]} of ${all} values${paused.has(n) ? "; paused" : ""}`));
    groups.select("circle").attr("r", radius);
    groups.select(".name").text((n) => (this.hasNames ? run.nodes[n] : ""));
    groups.select(".mark").attr("y", -radius - 5).text((n) => (paused.has(n) ? "paused" : ""));
    groups.select(".tag").attr("y", (n) => -radius - (paused.has(n) ? 18 : 5)).text((n) => tags.get(n) ?? "");
    groups.select(".room").attr("x", -bar / 2).attr("y", radius + 4).attr("width", bar);
    groups.select(".share").attr("x", -bar / 2).attr("y", radius + 4).attr("width", (n) => (bar * cursor.has[n]) / all);
    groups
      .select(".count")
      .attr("y", (n) => radius + 20 + (this.isTight && n % 2 === 1 ? 10 : 0))
      .text((n) => this.#countText(n, state, gains));
  }

  #newNode(enter) {
    const group = enter.append("g").on("pointerleave", () => tooltip.hide());
    group.append("circle");
    group.append("text").attr("class", "name").attr("dy", "0.35em");
    group.append("rect").attr("class", "room").attr("height", 5);
    group.append("rect").attr("class", "share").attr("height", 5);
    ["count", "mark", "tag"].forEach((name) => group.append("text").attr("class", name));
    return group;
  }

  #countText(n, { cursor, value }, gains) {
    if (!this.hasNames) {
      return this.run.nodes[n];
    }
    if (value !== null) {
      return cursor.has[n] > 0 ? "has it" : "";
    }
    const news = gains.get(n) ?? [];
    const text = news.length > 2 ? ` · ${news.length} new` : ` · new: ${news.join(", ")}`;
    return `${cursor.has[n]}${news.length > 0 && this.hasRoom ? text : ""}`;
  }
}

/** The links that faults cut, each once; "both" if both its directions are. */
export function cutLinks(faults) {
  const cut = new Set([...faults].flatMap((fault) => fault.links.map(([src, dest]) => `${src} ${dest}`)));
  return [...cut]
    .map((link) => link.split(" ").map(Number))
    .map(([src, dest]) => ({ src, dest, both: cut.has(`${dest} ${src}`) }))
    .filter(({ src, dest, both }) => src >= 0 && dest >= 0 && (!both || src < dest));
}

/** The smallest distance between two places. */
function nearest(places) {
  let least = Infinity;
  places.forEach((a, i) => places.slice(0, i).forEach((b) => (least = Math.min(least, Math.hypot(a[0] - b[0], a[1] - b[1])))));
  return least === Infinity ? 60 : least;
}
