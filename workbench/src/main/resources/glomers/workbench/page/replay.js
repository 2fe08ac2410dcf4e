// The run once more, as a film: it plays, steps event by event, and can be dragged to any time.
import { h, section } from "glomers/dom";
import { Player } from "glomers/replay-player";
import { Stage } from "glomers/replay-stage";
import { View } from "glomers/replay-view";

/** How much faster than normal it can play. */
const SPEEDS = [0.25, 0.5, 1, 2, 4, 16, 64];

export function replay(run, selection) {
  const stage = new Stage(run);
  const parts = {
    slider: h("input", { type: "range", step: 1, "aria-label": "Time of the replay", input: () => player.seek(Number(parts.slider.value)) }),
    strip: h("div", { class: "replay-bands", "aria-hidden": "true" }),
    clock: h("output", { class: "clock" }),
    now: h("p", { class: "now said" }),
    spoken: h("p", { class: "off-screen", "aria-live": "polite" }),
    faults: h("ul", { class: "in-force" }),
    counts: h("dl", { class: "counts" }),
    note: h("p", { class: "note" }),
    play: h("button", { type: "button", class: "play", click: () => player.toggle() }),
    stage: stage.box,
  };
  const view = new View(run, selection, stage, parts);
  const player = new Player(run, selection, () => view.render(player));
  const motion = window.matchMedia("(prefers-reduced-motion: reduce)");
  const still = () => {
    player.pause();
    parts.play.disabled = motion.matches;
    parts.motion.hidden = !motion.matches;
  };
  parts.motion = h("span", { class: "hint" }, "Your system asks for less motion: step instead.");
  motion.addEventListener("change", still);
  selection.onChange((names) => player.follow(names));
  const element = section(
    "replay",
    "Replay",
    h("p", { class: "hint" }, "Space plays and pauses, the arrow keys step, Home and End go to the ends."),
    h(
      "div",
      { class: "replay", tabindex: 0, role: "group", "aria-label": "Replay", keydown: (event) => press(event, player, parts) },
      controls(player, stage, parts),
      h("div", { class: "timebar" }, parts.strip, parts.slider),
      h("div", { class: "scene" }, parts.stage, beside(run, parts)),
    ),
    parts.note,
  );
  still();
  new ResizeObserver(() => requestAnimationFrame(() => view.render(player))).observe(element);
  return element;
}

function controls(player, stage, parts) {
  const button = (text, label, click) => h("button", { type: "button", "aria-label": label, click }, text);
  const places = [["circle", "on a circle"], ["topology", "in the suggested topology"]];
  const skips = h("input", { type: "checkbox", checked: true, change: () => player.skip(skips.checked) });
  return h(
    "div",
    { class: "controls" },
    parts.play,
    button("◀ Step", "Step back", () => player.step(-1)),
    button("Step ▶", "Step forward", () => player.step(1)),
    choice("Speed", "speed", SPEEDS.map((speed) => [speed, `${speed}×`]), 1, (speed) => (player.speed = Number(speed))),
    stage.layouts.topology === null
      ? null
      : choice("Nodes", "layout", places, "circle", (layout) => {
          stage.layout = layout;
          player.onChange();
        }),
    h("label", {}, skips, " Skip quiet stretches"),
    parts.motion,
  );
}

function choice(title, type, options, chosen, onChoice) {
  const select = h(
    "select",
    { class: type, change: () => onChoice(select.value) },
    options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
  );
  return h("label", {}, `${title} `, select);
}

function beside(run, parts) {
  const entries = [
    ["message", "a message, with its values or its type"],
    ["reply", "a reply"],
    ["cross", "lost here"],
    ["cut", "a link that is cut"],
    ["paused", "a paused node"],
    ["share", "values that a node has, of those broadcast so far"],
    ...(run.topology.length > 0 ? [["link", "a link of the suggested topology"]] : []),
  ];
  const keys = entries.map(([type, text]) => h("li", {}, h("span", { class: `replay-key ${type}`, "aria-hidden": "true" }), text));
  return h(
    "div",
    { class: "beside" },
    parts.clock,
    parts.now,
    parts.spoken,
    h("h3", {}, "Faults in force"),
    parts.faults,
    parts.counts,
    h("ul", { class: "legend" }, keys),
  );
}

/** The keys work wherever the focus is in the replay, but for those that a control needs itself. */
function press(event, player, parts) {
  const { target, key } = event;
  const actions = {
    " ": () => parts.play.disabled || player.toggle(),
    ArrowLeft: () => player.step(-1),
    ArrowRight: () => player.step(1),
    Home: () => player.seek(player.selection.window[0]),
    End: () => player.seekEnd(),
  };
  const isOwn = target.tagName === "SELECT" || (key === " " && ["BUTTON", "INPUT"].includes(target.tagName) && target !== parts.slider);
  if (actions[key] && !isOwn && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    actions[key]();
  }
}
