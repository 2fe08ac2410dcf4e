// The section with the space-time diagram: filters, zoom, and what is known about the chosen value beside it.
import { h, section } from "glomers/dom";
import { whole } from "glomers/format";
import { kinds } from "glomers/bands";
import { legendOf } from "glomers/chart";
import { choose, MOST_MESSAGES } from "glomers/choose";
import { spaceTime } from "glomers/spacetime";
import { picker, valuePanel } from "glomers/valuepanel";
import { windowControls, zoomable } from "glomers/zoom";

const LEGEND = [
  ["arrow-key", "a message"],
  ["arrow-key reply", "a reply"],
  ["cross-key", "✗ where a message was lost"],
  ["mark-key broadcast", "▲ a client broadcasts"],
  ["mark-key with", "● a read with the value"],
  ["mark-key without", "○ without it"],
  ["had-key", "has the value"],
];

export function diagram(run, selection) {
  const wanted = { node: null, type: null, allOperations: false, noOperations: false, skip: 0 };
  const view = { toScale: false };
  const plot = h("div", { class: "diagram-plot" });
  const panel = h("div", { class: "panel", "aria-live": "polite" });
  const note = h("p", { class: "note", role: "status" });
  const pages = h("span", { class: "pages" });
  let drawn = null;

  const draw = () => {
    const started = { value: selection.value, window: selection.window, ...wanted };
    const chosen = choose(run, started);
    drawn = spaceTime(plot, run, { ...started, chosen, toScale: view.toScale });
    if (view.toScale) {
      zoomable(drawn.svg, run, drawn.scale, (window) => selection.set({ window }));
    }
    note.textContent = noteOf(run, chosen, wanted);
    pages.replaceChildren(...pageButtons(chosen, wanted, draw));
  };
  const change = (changes) => {
    Object.assign(wanted, { skip: 0 }, changes);
    draw();
  };

  const element = section(
    "diagram",
    "Space-time diagram",
    h("p", { class: "hint" }, `A lane a node, ${run.steps ? "a step a row" : "time down"}. Choose a value to see its messages only, and what is known about it. Point at a message, or reach it with Tab and the arrow keys, to read it.`),
    h(
      "form",
      { class: "controls", submit: (event) => event.preventDefault(), "aria-label": "What the diagram shows" },
      picker(run, selection),
      choice("Node", "pick-node", [["", "all"], ...run.nodes.map((node, n) => [n, node])], (value) => change({ node: value === "" ? null : Number(value) })),
      choice("Type", "pick-type", [["", "all"], ...typesOf(run).map((type) => [type, type])], (value) => change({ type: value === "" ? null : value })),
      choice("Operations", "pick-operations", [["", "of the value"], ["all", "all"], ["none", "none"]], (value) =>
        change({ allOperations: value === "all", noOperations: value === "none" }),
      ),
      run.steps
        ? null
        : choice("Arrows", "pick-scale", [["", "one step each"], ["time", "to a scale of time"]], (value) => {
            view.toScale = value === "time";
            draw();
          }),
    ),
    run.steps ? null : windowControls(run, selection, () => drawn),
    legendOf([...LEGEND, ...kinds(run).map((kind) => [`band ${kind}`, kind])]),
    note,
    pages,
    h("div", { class: "journey" }, h("div", {}, plot), h("div", { class: "beside" }, run.steps ? stepList(run) : null, panel)),
  );

  const showValue = () => {
    panel.replaceChildren(...valuePanel(run, selection.value));
    element.classList.toggle("follows", selection.value !== null || run.steps !== null);
  };
  showValue();
  selection.onChange((names) => {
    if (names.includes("value")) {
      showValue();
    }
    change({});
  });
  let width = null;
  const resized = () => {
    if (plot.clientWidth !== width) {
      width = plot.clientWidth;
      draw();
    }
  };
  // In the next frame: a redraw changes the size of what is observed.
  new ResizeObserver(() => requestAnimationFrame(resized)).observe(plot);
  return element;
}

/** The steps of a counterexample in full. */
function stepList(run) {
  return h("ol", { class: "facts steps" }, run.steps.map((text) => h("li", { class: "said" }, text)));
}

function typesOf(run) {
  return run.messages ? [...new Set(run.messages.types)].sort() : [];
}

function choice(name, id, options, onChange) {
  const select = h("select", { id, change: (event) => onChange(event.target.value) }, options.map(([value, text]) => h("option", { value }, text)));
  return h("label", { for: id }, `${name} `, select);
}

/** What the diagram leaves out. */
function noteOf(run, { messages, matching, stretch }, { skip }) {
  if (!run.messages) {
    return "Nothing is known about messages, so the diagram shows only operations and faults.";
  }
  const drawn = messages.length < matching
    ? `Drawn: messages ${whole(skip + 1)} to ${whole(skip + messages.length)} of ${whole(matching)} that match, from ${run.clock(stretch[0])} to ${run.clock(stretch[1])}; at most ${MOST_MESSAGES} are drawn at once.`
    : `Drawn: ${matching > 1 ? `all ${whole(matching)} messages that match` : matching === 1 ? "the one message that matches" : "no message matches"}.`;
  const { count, total } = run.messages;
  return count < total ? `${drawn} The page has ${whole(count)} of the run's ${whole(total)} messages between nodes.` : drawn;
}

function pageButtons({ messages, matching }, wanted, draw) {
  const button = (text, skip) =>
    h("button", { type: "button", click: () => {
      wanted.skip = skip;
      draw();
    } }, text);
  return [
    wanted.skip > 0 ? button(`Previous ${MOST_MESSAGES}`, Math.max(0, wanted.skip - MOST_MESSAGES)) : null,
    wanted.skip + messages.length < matching ? button(`Next ${Math.min(MOST_MESSAGES, matching - wanted.skip - messages.length)}`, wanted.skip + messages.length) : null,
  ].filter((each) => each !== null);
}
