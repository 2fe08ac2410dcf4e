// Chooses a stretch of time for the diagram: with buttons, as numbers, and with the pointer in a diagram to a scale of time.
import { h } from "glomers/dom";
import { seconds } from "glomers/format";

/** The shortest stretch that can be shown, in microseconds. */
const SHORTEST = 1000;

/** A stretch within the run, not too short. */
export function within(run, [from, to]) {
  const length = Math.min(run.end, Math.max(SHORTEST, to - from));
  const begin = Math.max(0, Math.min(from, run.end - length));
  return [Math.round(begin), Math.round(begin + length)];
}

/** @param drawn returns what the diagram shows now */
export function windowControls(run, selection, drawn) {
  const set = (window) => selection.set({ window: within(run, window) });
  const scaled = (factor) => {
    const [from, to] = selection.window;
    const [middle, half] = [(from + to) / 2, ((to - from) / 2) * factor];
    set([middle - half, middle + half]);
  };
  const moved = (share) => {
    const [from, to] = selection.window;
    set([from + (to - from) * share, to + (to - from) * share]);
  };
  const fit = () => {
    const { messages } = drawn() ?? { messages: [] };
    if (messages.length > 0) {
      const times = messages.flatMap((i) => [run.messages.sent(i), Math.min(run.end, run.messages.arrived(i))]);
      const room = Math.max(SHORTEST, (Math.max(...times) - Math.min(...times)) * 0.05);
      set([Math.min(...times) - room, Math.max(...times) + room]);
    }
  };
  const [from, to] = ["from", "to"].map((name) => h("input", { id: `time-${name}`, type: "number", class: "short", min: 0, max: run.end / 1e6, step: "any" }));
  const typed = () => {
    if (from.value !== "" && to.value !== "" && Number(from.value) < Number(to.value)) {
      set([Number(from.value) * 1e6, Number(to.value) * 1e6]);
    }
  };
  [from, to].forEach((input) => input.addEventListener("change", typed));
  const show = () => {
    [from.value, to.value] = selection.window.map((time) => +(time / 1e6).toFixed(3));
  };
  selection.onChange(show);
  show();
  const button = (text, title, click) => h("button", { type: "button", title, "aria-label": title, click }, text);
  return h(
    "form",
    { class: "controls times", submit: (event) => event.preventDefault(), "aria-label": "Which stretch of time the diagram shows" },
    h("label", { for: "time-from" }, "From ", from),
    h("label", { for: "time-to" }, "to ", to, " s"),
    button("+", "Zoom in", () => scaled(0.5)),
    button("−", "Zoom out", () => scaled(2)),
    button("↑", "Earlier", () => moved(-0.5)),
    button("↓", "Later", () => moved(0.5)),
    button("Fit", "Only the time of the messages that are drawn", fit),
    button("Whole run", `From the beginning to ${seconds(run.end)}`, () => set([0, run.end])),
    h("span", { class: "hint" }, "To a scale of time, the diagram can be dragged; Ctrl and the wheel zoom."),
  );
}

/** Lets the pointer zoom and move a diagram to a scale of time. The wheel alone scrolls the page. */
export function zoomable(svg, run, scale, onWindow) {
  const [top, bottom] = scale.range();
  const whole = d3.scaleLinear([0, run.end], [top, bottom]);
  const [from, to] = scale.domain();
  const factor = run.end / Math.max(1, to - from);
  const start = d3.zoomIdentity.translate(0, top - factor * whole(from) ).scale(factor);
  const zoom = d3
    .zoom()
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button && (event.type !== "touchstart" || event.touches.length > 1)))
    .scaleExtent([1, Math.max(1, run.end / SHORTEST)])
    .on("zoom", (event) => {
      const { k, y } = event.transform;
      const shown = svg.selectChildren("g");
      // While it moves, the drawing is only stretched; at the end it is drawn anew.
      shown.attr("transform", `translate(0,${y - (k / factor) * start.y}) scale(1,${k / factor})`);
    })
    .on("end", (event) => {
      if (event.sourceEvent && (event.transform.k !== start.k || event.transform.y !== start.y)) {
        onWindow(within(run, event.transform.rescaleY(whole).domain()));
      }
    });
  svg.call(zoom).call(zoom.transform, start);
  svg.on("dblclick.zoom", null).style("touch-action", "pan-y");
}
