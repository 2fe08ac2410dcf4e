// The charts over time, one below the other, with one scale. Dragging in the strip on top chooses the stretch of time of all of them.
import { h, section } from "glomers/dom";
import { count, seconds } from "glomers/format";
import { describe, kinds, tracks } from "glomers/bands";
import { MARGIN } from "glomers/chart";
import { operationLatency, stableLatency } from "glomers/latency";
import { traffic } from "glomers/traffic";
import { knowledge } from "glomers/knowledge";

/** The height of the row of a kind of fault. */
const TRACK = 13;

export function timeline(run, selection) {
  const charts = [knowledge, stableLatency, operationLatency, traffic]
    .filter((make) => (make !== traffic || run.traffic) && (make !== knowledge || run.values.areTraced))
    .map((make) => make(run, selection));
  const strip = h("div", { class: "strip" });
  const window = h("output", { class: "window" });
  const reset = h("button", { type: "button", click: () => selection.set({ window: [0, run.end] }) }, "Show the whole run");
  const element = section(
    "timeline",
    "Over time",
    h("p", { class: "hint" }, "Drag in the strip to choose a stretch of time.", run.faults.length ? " It shows when which fault was in force; bands in the charts show it, too." : ""),
    run.faults.length ? faultList(run, selection) : null,
    strip,
    h("p", { class: "controls" }, window, reset),
    charts.map((chart) => chart.element),
  );
  const render = () => {
    drawStrip(strip, run, selection);
    const [from, to] = selection.window;
    window.textContent = `Shown: ${seconds(from)} to ${seconds(to)}`;
    reset.hidden = from === 0 && to === run.end;
    charts.forEach((chart) => chart.render());
  };
  selection.onChange(render);
  new ResizeObserver(() => requestAnimationFrame(render)).observe(element);
  return element;
}

/** The faults as buttons, so that the stretch of time of each can be chosen without a pointer. */
function faultList(run, selection) {
  const around = (fault) => {
    const room = Math.max(200_000, (fault.end - fault.begin) / 4);
    return [Math.max(0, fault.begin - room), Math.min(run.end, fault.end + room)];
  };
  return h(
    "details",
    { class: "faults" },
    h("summary", {}, `${count(run.faults.length, "fault")} in words`),
    h(
      "ol",
      {},
      run.faults.map((fault) =>
        h("li", {}, describe(fault).join("; "), " ", h("button", { type: "button", click: () => selection.set({ window: around(fault) }) }, "Show")),
      ),
    ),
  );
}

function drawStrip(strip, run, selection) {
  const outer = Math.max(280, strip.clientWidth || 800);
  const width = outer - MARGIN.left - MARGIN.right;
  const rows = kinds(run);
  const height = Math.max(26, rows.length * TRACK);
  const x = d3.scaleLinear([0, run.end], [0, width]);
  const svg = d3.select(strip).selectAll("svg").data([0]).join("svg").attr("width", outer).attr("height", height).attr("aria-hidden", "true");
  svg.selectAll("*").remove();
  const frame = svg.append("g").attr("transform", `translate(${MARGIN.left},0)`);
  frame.append("rect").attr("class", "strip-paper").attr("width", width).attr("height", height);
  tracks(frame.append("g"), run, x, rows.length > 0 ? height / rows.length : TRACK);
  frame
    .append("g")
    .attr("class", "track-names")
    .selectAll("text")
    .data(rows)
    .join("text")
    .attr("x", -6)
    .attr("y", (kind, row) => ((row + 0.5) * height) / rows.length)
    .attr("dy", "0.35em")
    .text((kind) => kind);
  const brush = d3
    .brushX()
    .extent([[0, 0], [width, height]])
    .on("end", (event) => {
      if (event.sourceEvent) {
        selection.set({ window: event.selection ? event.selection.map((place) => Math.round(x.invert(place))) : [0, run.end] });
      }
    });
  const group = frame.append("g").attr("class", "brush").call(brush);
  const [from, to] = selection.window;
  if (from > 0 || to < run.end) {
    group.call(brush.move, [x(from), x(to)]);
  }
}
