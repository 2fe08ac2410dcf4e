// A space-time diagram: a lane a node, time down, messages as arrows. For any part of the page, and for any page.
import { h } from "glomers/dom";
import { choose } from "glomers/choose";
import { eventsOf, Steps, timeOf } from "glomers/events";
import { arrows, faultBands, operationMarks } from "glomers/marks";
import { textOf } from "glomers/words";

const STEP = 22;
const TOP = 12;
const HEIGHT = 560;
const TIME_WIDTH = 74;
const LANE = { least: 40, withTexts: 84, most: 170 };
const TEXTS = { least: 220, most: 430 };
/** About the width of a letter of a text, in pixels. */
const LETTER = 6.9;

/**
 * Draws the messages of a run into an element, in place of what is there.
 *
 * @param options what to draw: {value, node, type, window, …} as in choose.js, or {chosen} as it returns; {toScale} draws by a scale of time
 *     and not one step each; {width} in pixels, else that of the element; {texts: false} leaves out the texts of the steps;
 *     {rows} are the Rows of diagrams side by side
 * @returns what was chosen, and the scale of time if there is one
 */
export function spaceTime(element, run, options = {}) {
  const { value = null, toScale = false, texts = true, rows = null, chosen = choose(run, options) } = options;
  const width = options.width ?? Math.max(280, element.clientWidth || 800);
  const y = placesOf(run, eventsOf(run, chosen), { toScale, window: chosen.stretch, value, rows });
  const allWhats = texts && !toScale ? y.ticks.map((tick) => whatOf(run, tick, value)) : [];
  const lanes = laneWidths(run.nodes.length, width, d3.max(allWhats, (text) => text.length * LETTER + 16) ?? 0);
  const x = (n) => TIME_WIDTH + lanes.lane * (n + 0.5);
  const right = TIME_WIDTH + lanes.lane * run.nodes.length;
  const whats = lanes.texts > 0 ? allWhats : [];
  const outer = Math.max(width, right, ...whats.map((text) => right + 16 + text.length * LETTER));

  const head = d3.create("svg").attr("class", "lane-names").attr("width", outer).attr("height", 24).attr("aria-hidden", "true");
  const lacks = (n) => value !== null && run.values.areTraced && run.values.has(value) && run.values.had(n, value) === Infinity;
  head
    .selectAll("text")
    .data(run.nodes)
    .join("text")
    .attr("class", (node, n) => (lacks(n) ? "lacks-it" : null))
    .attr("x", (node, n) => x(n))
    .attr("y", 16)
    .text((node, n) => (lacks(n) ? `✗ ${node}` : node));
  const svg = d3.create("svg").attr("class", `space-time ${toScale ? "to-scale" : "in-steps"}`).attr("width", outer).attr("height", y.height);
  svg.attr("role", "group").attr("aria-label", labelOf(run, chosen, value));
  faultBands(svg.append("g").attr("class", "bands"), run, chosen.faults, { left: TIME_WIDTH, right, x, lane: lanes.lane, place: y.fault });
  drawLanes(svg.append("g").attr("class", "lanes"), run, x, y, value);
  drawTimes(svg, run, y, whats, right + 12);
  operationMarks(svg.append("g"), run, chosen.operations, value, (i) => ({ x: x(run.operations.node(i)), y: y.operation(i) }));
  arrows(svg.append("g"), run, chosen.messages, (i) => ({ x1: x(run.messages.src(i)), y1: y.sent(i), x2: x(run.messages.dest(i)), y2: y.arrived(i) }));
  element.replaceChildren(h("div", { class: "scroll" }, head.node(), svg.node()));
  return { ...chosen, svg, scale: y.scale };
}

/** Texts stand beside the lanes if there is room for both. */
function laneWidths(count, width, wanted) {
  const room = Math.min(wanted, TEXTS.most, width - TIME_WIDTH - LANE.withTexts * count);
  if (room >= Math.min(wanted, TEXTS.least) && wanted > 0) {
    return { lane: Math.min(LANE.most, (width - TIME_WIDTH - room) / count), texts: room };
  }
  return { lane: Math.max(LANE.least, Math.min(LANE.most * 1.5, (width - TIME_WIDTH - 8) / count)), texts: 0 };
}

function placesOf(run, events, { toScale, window, value, rows }) {
  if (run.steps) {
    return byNumber(run, events);
  }
  return toScale ? byTime(run, window) : byStep(run, new Steps(events), value, rows);
}

/** Places by the number of the step, which is the time. */
function byNumber(run, events) {
  const place = (step) => TOP + (step - 0.5) * STEP;
  const m = run.messages;
  const ticks = run.steps.map((text, s) => {
    const own = events.filter((event) => event.time === s + 1);
    return { y: place(s + 1), time: s + 1, events: own.filter((event) => event.kind !== "send").concat(own) };
  });
  return {
    height: place(run.steps.length + 1),
    sent: (i) => place(m.sent(i)),
    arrived: (i) => place(m.arrived(i) === Infinity ? m.sent(i) + 1 : m.arrived(i)),
    operation: (i) => place(timeOf(run.operations, i)),
    fault: (f) => [place(run.faults[f].begin), place(run.faults[f].end)],
    had: (n, value) => place(run.values.had(n, value)),
    ticks,
  };
}

/** Places by a scale of time. */
function byTime(run, window) {
  const scale = d3.scaleLinear(window, [TOP, HEIGHT - TOP]);
  const m = run.messages;
  return {
    scale,
    height: HEIGHT,
    sent: (i) => scale(m.sent(i)),
    arrived: (i) => scale(Math.min(m.arrived(i), run.end)),
    operation: (i) => scale(timeOf(run.operations, i)),
    fault: (f) => [Math.max(0, scale(run.faults[f].begin)), Math.min(HEIGHT, scale(run.faults[f].end))],
    had: (n, value) => scale(run.values.had(n, value)),
    ticks: scale.ticks(10).map((time) => ({ y: scale(time), time })),
  };
}

/** Places one step below the other. */
function byStep(run, steps, value, rows) {
  const row = (step) => (rows ? rows.of(steps, step) : step);
  const place = (step) => TOP + row(step) * STEP + STEP / 2;
  const height = TOP + Math.max(1, rows?.count ?? steps.count) * STEP + STEP / 2 + TOP;
  const m = run.messages;
  const had = (n) => {
    const time = run.values.had(n, value);
    const shows = ({ kind, i }) => kind === "arrival" || kind === "broadcast" || (kind === "read" && run.operations.shows(i, value) === true);
    const step = steps.steps.findIndex((events) => events[0].time >= time && events[0].node === n && shows(events[0]));
    const next = step >= 0 ? step : steps.steps.findIndex((events) => events[0].time >= time);
    return next < 0 ? height : place(next);
  };
  return {
    height,
    sent: (i) => place(steps.ofSend.get(i)),
    arrived: (i) => (steps.ofEnd.has(i) ? place(steps.ofEnd.get(i)) : place(steps.ofSend.get(i)) + STEP),
    operation: (i) => place(steps.ofOperation.get(i)),
    fault: (f) => [place(steps.ofFault.get(f)), steps.ofHeal.has(f) ? place(steps.ofHeal.get(f)) : height],
    had,
    ticks: steps.steps.map((events, s) => ({ y: place(s), time: steps.time(s), events })).map((tick, s, all) => ({ ...tick, same: s > 0 && run.clock(all[s - 1].time) === run.clock(tick.time) })),
  };
}

/** A lane a node; thick from when the node has the value. */
function drawLanes(group, run, x, y, value) {
  group
    .selectAll("line.lane")
    .data(run.nodes)
    .join("line")
    .attr("class", "lane")
    .attr("x1", (node, n) => x(n))
    .attr("x2", (node, n) => x(n))
    .attr("y2", y.height);
  if (value !== null) {
    const holders = d3.range(run.nodes.length).filter((n) => run.values.had(n, value) < Infinity);
    group
      .selectAll("line.had")
      .data(holders)
      .join("line")
      .attr("class", "had")
      .attr("data-node", (n) => run.nodes[n])
      .attr("x1", x)
      .attr("x2", x)
      .attr("y1", (n) => Math.max(0, y.had(n, value)))
      .attr("y2", (n) => Math.max(0, y.had(n, value), y.height));
  }
}

/** When each step was, and what happened in it. */
function drawTimes(svg, run, y, whats, textsAt) {
  const times = svg.append("g").attr("class", "times");
  times
    .selectAll("text.time")
    .data(y.ticks.filter((tick) => !tick.same))
    .join("text")
    .attr("class", "time")
    .attr("x", TIME_WIDTH - 10)
    .attr("y", (tick) => tick.y + 4)
    .text((tick) => (run.steps ? `${tick.time}.` : run.clock(tick.time)));
  times
    .selectAll("text.what")
    .data(whats)
    .join("text")
    .attr("class", (text, t) => `what ${y.ticks[t].events[0]?.kind ?? ""}`)
    .attr("x", textsAt)
    .attr("y", (text, t) => y.ticks[t].y + 4)
    .text((text) => text);
}

function whatOf(run, tick, value) {
  return tick.events.length > 0 ? textOf(run, tick.events, value) : run.steps[tick.time - 1];
}

function labelOf(run, chosen, value) {
  const lost = chosen.messages.filter((i) => run.messages.lostBy(i) !== null).length;
  const of = value === null ? "" : ` with value ${value}`;
  return `Space-time diagram of ${run.nodes.length} nodes: ${chosen.messages.length} messages${of}, ${lost} of them lost.`;
}
