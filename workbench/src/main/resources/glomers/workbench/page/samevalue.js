// The same value's journey through each program, side by side, from the same seed; and where the programs part.
import { h, section } from "glomers/dom";
import { count, seconds } from "glomers/format";
import { choose } from "glomers/choose";
import { eventsOf, Steps } from "glomers/events";
import { sentences } from "glomers/parting";
import { Rows } from "glomers/rows";
import { Run } from "glomers/run";
import { spaceTime } from "glomers/spacetime";

/** How many messages of a program are drawn at most, and how many rows if each step has its own. */
const MOST_MESSAGES = 150;
const MOST_ROWS = 150;

/** @returns null if there is nothing to show; else the element, and what draws it when it is in the page */
export function sameValue({ programs, scenarios }) {
  const all = scenarios.filter((scenario) => scenario.journeys !== null);
  if (all.length === 0) {
    return null;
  }
  const names = programs.map((program) => program.label);
  const chosen = { scenario: all.find((scenario) => scenario.journeys.telling) ?? all[0], value: null, toScale: false };
  const parts = h("ul", { id: "parting" });
  const note = h("p", { class: "note" });
  const faults = h("p", { class: "note", id: "other-faults" });
  const columns = h("div", { class: "columns journey-columns", tabindex: 0, role: "region", "aria-label": "The journey of the value through each program" });
  const pickValue = h("select", { id: "pick-value", class: "long", "aria-label": "Value", change: () => show({ value: Number(pickValue.value) }) });
  const pickScenario = h(
    "select",
    { id: "pick-scenario", class: "long", "aria-label": "Scenario", change: () => show({ scenario: all[pickScenario.selectedIndex], value: null }) },
    all.map((scenario) => h("option", { value: scenario.name, selected: scenario === chosen.scenario }, `${scenario.name}: ${scenario.settings}`)),
  );
  const scale = h("button", { type: "button", "aria-pressed": "false", click: () => show({ toScale: !chosen.toScale }) }, "Draw time to scale");
  const runsOf = cached((scenario) => scenario.journeys.runs.map(runOf));

  function show(changes) {
    Object.assign(chosen, changes);
    const { scenario } = chosen;
    const runs = runsOf(scenario);
    if (chosen.value === null) {
      chosen.value = scenario.journeys.values[0];
      pickValue.replaceChildren(...scenario.journeys.values.map((value) => h("option", { value }, `${value}: ${fates(names, runs, value)}`)));
    }
    scale.setAttribute("aria-pressed", String(chosen.toScale));
    faults.textContent = haveSameFaults(runs) ? "" : "The faults are not the same in all columns: a fault that stops no message within a second is replaced by another, so a program that sends less meets others.";
    parts.replaceChildren(...runs.slice(1).map((run, r) => h("li", {}, sentences([names[r], names[r + 1]], [runs[r], run], chosen.value).join(" "))));
    draw(runs);
  }

  function draw(runs) {
    const { value, toScale } = chosen;
    const stretch = stretchOf(runs, value);
    const picks = runs.map((run) => choose(run, { value, window: stretch }, MOST_MESSAGES));
    const rows = new Rows(picks.map((pick, r) => new Steps(eventsOf(runs[r], pick))));
    const scaled = toScale || rows.count > MOST_ROWS;
    scale.disabled = rows.count > MOST_ROWS;
    const places = runs.map(() => h("div", { class: "place" }));
    columns.replaceChildren(...runs.map((run, r) => h("article", { "data-program": names[r] }, h("h3", {}, names[r]), h("p", { class: "hint" }, about(run, value, picks[r])), places[r])));
    runs.forEach((run, r) => spaceTime(places[r], run, { value, window: stretch, toScale: scaled, texts: false, chosen: picks[r], rows: scaled ? null : rows }));
    note.textContent = noteOf(scaled, rows.count > MOST_ROWS);
  }

  window.addEventListener("resize", () => draw(runsOf(chosen.scenario)));
  const element = section(
    "journeys",
    "One value, each program",
    h(
      "p",
      { class: "hint" },
      "The same value in the same scenario, from the same seed. Time goes down. An arrow is a message with the value; a cross is where a message was lost. A lane is thick from when its node has the value; a band is a fault.",
    ),
    h("p", { class: "controls" }, h("label", {}, "Scenario ", pickScenario), h("label", {}, "Value ", pickValue), scale),
    faults,
    parts,
    columns,
    note,
  );
  return { element, draw: () => show({}) };
}

function haveSameFaults(runs) {
  const text = (run) => run.faults.map((fault) => `${fault.name} ${fault.detail} ${fault.begin}`).join("; ");
  return runs.every((run) => text(run) === text(runs[0]));
}

function runOf(data) {
  return Object.assign(new Run(data), { followed: data.followed });
}

function cached(make) {
  const made = new Map();
  return (key) => made.get(key) ?? made.set(key, make(key)).get(key);
}

/** What became of a value in each program: such as "lost by 3a, 3b; kept by 3c". */
function fates(names, runs, value) {
  return d3
    .groups(d3.range(runs.length), (r) => runs[r].values.fate(value))
    .map(([fate, which]) => `${fate} in ${which.map((r) => names[r]).join(", ")}`)
    .join("; ");
}

/** From the value's broadcast to the last message with it in any run. */
function stretchOf(runs, value) {
  const begin = Math.min(...runs.map((run) => run.values.begun(value)));
  const ends = runs.flatMap((run) => run.messages.of(value).map((i) => (run.messages.arrived(i) === Infinity ? run.messages.sent(i) : run.messages.arrived(i))));
  const end = Math.max(begin + 1000, ...ends);
  const room = (end - begin) / 20;
  return [Math.max(0, begin - room), end + room];
}

function about(run, value, pick) {
  const drawn = pick.messages.length < pick.matching ? `, of which ${pick.messages.length} are drawn` : "";
  const read = run.followed ? `; messages were read to ${seconds(run.followed)}` : "";
  return `${run.values.fate(value)}, ${count(pick.matching, "message")} with it${drawn}${read}`;
}

function noteOf(toScale, tooMany) {
  return toScale
    ? `All columns have one scale of time.${tooMany ? " There are too many moments to give each a row." : ""}`
    : "There is a row for each moment at which something happened in any column; the same row is the same time in all columns.";
}
