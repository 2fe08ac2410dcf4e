// The frame of a chart over time: title, legend, axes, bands of faults. All charts of the page have the same scale of time.
import { h } from "glomers/dom";
import { bands } from "glomers/bands";

export const MARGIN = { left: 56, right: 18, top: 8, bottom: 22 };

/** About how wide a letter is. */
const LETTER = 6;

/** A chart over time. draw(chart) is called for each change, with a chart of the form {plot, x, width, height, y(scale, label)}. */
export class Chart {
  constructor(run, selection, { id, title, height, legend = [], label, draw }) {
    Object.assign(this, { run, selection, height, draw, id });
    this.svg = h("div", { class: "plot" });
    this.note = h("p", { class: "note" });
    this.element = h(
      "figure",
      { id, class: "chart" },
      h("figcaption", {}, h("h3", {}, title), legend.length ? legendOf(legend) : null),
      this.svg,
      this.note,
    );
    this.label = label;
  }

  /** Draws the chart anew, for the width that it has now. */
  render() {
    const outer = Math.max(280, this.svg.clientWidth || 800);
    this.width = outer - MARGIN.left - MARGIN.right;
    this.x = d3.scaleLinear(this.selection.window, [0, this.width]);
    const svg = d3
      .select(this.svg)
      .selectAll("svg")
      .data([0])
      .join("svg")
      .attr("width", outer)
      .attr("height", this.height + MARGIN.top + MARGIN.bottom)
      .attr("role", "img")
      .attr("aria-label", this.label(this.run));
    svg.selectAll("*").remove();
    const clip = `clip-${this.id}`;
    svg.append("clipPath").attr("id", clip).append("rect").attr("width", this.width).attr("height", this.height);
    this.frame = svg.append("g").attr("transform", `translate(${MARGIN.left},${MARGIN.top})`);
    this.texts = [];
    this.plot = this.frame.append("g").attr("clip-path", `url(#${clip})`);
    bands(this.plot.append("g"), this.run, this.x, this.height);
    this.frame
      .append("g")
      .attr("class", "axis")
      .attr("transform", `translate(0,${this.height})`)
      .call(d3.axisBottom(this.x).ticks(Math.max(2, this.width / 90)).tickFormat((micros) => `${+(micros / 1e6).toFixed(6)} s`).tickSizeOuter(0));
    this.draw(this);
  }

  /** Draws the axis on the left. */
  y(scale, format) {
    const ticks = scale.ticks ? scale.ticks(4) : scale.domain();
    this.frame.append("g").attr("class", "axis").call(d3.axisLeft(scale).tickValues(ticks).tickFormat(format).tickSizeOuter(0));
    this.plot
      .append("g")
      .attr("class", "grid")
      .selectAll("line")
      .data(scale.ticks ? ticks : [])
      .join("line")
      .attr("x2", this.width)
      .attr("y1", (tick) => scale(tick))
      .attr("y2", (tick) => scale(tick));
  }

  /** A horizontal line with a text at an end, where there is room. */
  rule(y, type, text) {
    this.plot.append("line").attr("class", `rule ${type}`).attr("x2", this.width).attr("y1", y).attr("y2", y);
    const { place, isRight } = this.#room(y, text);
    this.plot
      .append("text")
      .attr("class", `rule-text ${type}${isRight ? "" : " left"}`)
      .attr("x", isRight ? this.width - 4 : 4)
      .attr("y", place)
      .text(text);
  }

  /** Where a text at a line covers no other one: at its right or left end, above or below it. */
  #room(y, text) {
    const length = text.length * LETTER;
    const places = [y - 3, y + 11, y - 15, y + 23]
      .filter((place) => place > 9 && place < this.height)
      .flatMap((place) => [
        { place, isRight: true, from: this.width - length, to: this.width },
        { place, isRight: false, from: 0, to: length },
      ])
      .sort((a, b) => b.isRight - a.isRight);
    const covers = (a, b) => Math.abs(a.place - b.place) <= 11 && a.from < b.to && b.from < a.to;
    const chosen = places.find((place) => this.texts.every((other) => !covers(place, other))) ?? places[0] ?? { place: 12, isRight: true, from: 0, to: 0 };
    this.texts.push(chosen);
    return chosen;
  }
}

/** @param entries pairs of a class and a text */
export function legendOf(entries) {
  return h(
    "ul",
    { class: "legend" },
    entries.map(([type, text]) => h("li", {}, h("span", { class: `key ${type}`, "aria-hidden": "true" }), text)),
  );
}

/** Many small marks as one path, which a browser draws fast. */
export function dots(plot, type, points) {
  const path = points.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("");
  plot.append("path").attr("class", `dots ${type}`).attr("d", path);
}
