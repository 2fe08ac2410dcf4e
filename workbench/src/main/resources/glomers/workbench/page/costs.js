// What each program costs in each scenario: a row a kind of cost, a bar a program. All bars of a row have one scale.
import { h, section } from "glomers/dom";
import { blockId } from "glomers/scoreboard";
import { legendOf } from "glomers/chart";

const one = d3.format(",.1f");
const whole = d3.format(",d");
const KINDS = [
  ["first", "sent for the first time"],
  ["retry", "sent again"],
  ["reply", "replies"],
];

/** The kinds of costs: a name, the number of a run (null if it has none, Infinity for without end), its text, and the target for it. */
export const COSTS = [
  { id: "msgs-per-op", name: "Messages an operation", of: (run) => run.results.net.servers["msgs-per-op"] ?? null, text: one, target: "msgs-per-op-under" },
  { id: "msgs-per-value", name: "Messages a value", of: perValue, text: one, parts: true },
  { id: "half", name: "Stable latency of half of the values, ms", of: (run) => latency(run, "0.5"), text: whole, target: "median-ms-under" },
  { id: "all", name: "Stable latency of all values, ms", of: (run) => latency(run, "1"), text: whole, target: "max-ms-under" },
  { id: "retries", name: "Retries", of: (run) => run.retries, text: (retries, run) => whole(retries) + (run["retries-complete?"] ? "" : "+") },
  { id: "quiet", name: "Time to quiet, ms", of: quiet, text: (ms) => (ms === Infinity ? "never" : whole(ms)) },
];

function perValue(run) {
  const values = run.results.workload["attempt-count"];
  return values ? run.results.net.servers["send-count"] / values : null;
}

function latency(run, quantile) {
  return run.results.workload["stable-latencies"]?.[quantile] ?? null;
}

function quiet(run) {
  const { quiet } = run.results;
  return quiet["valid?"] === true ? quiet["quiet-after-ms"] : quiet["valid?"] === false ? Infinity : null;
}

export function costs({ programs, scenarios }) {
  return section(
    "costs",
    "What it costs",
    h(
      "p",
      { class: "hint" },
      "The bars of a row have one scale. Messages are those between nodes. Stable latency is how long some reads still lacked a value after it was acknowledged; ",
      "time to quiet is from the last request and fault to the last message between nodes.",
    ),
    legendOf([...KINDS, ["goal", "the challenge's target"]]),
    h("div", { class: "blocks" }, scenarios.map((scenario) => block(scenario, programs))),
  );
}

function block(scenario, programs) {
  const { runs } = scenario;
  return h(
    "article",
    { id: blockId(scenario), class: "block" },
    h("h3", {}, scenario.name),
    h("p", { class: "hint" }, `${scenario.settings}, seed ${scenario.seed}`),
    h("ul", { class: "whys" }, runs.flatMap(whys)),
    h("p", { class: "most" }, costliest(scenario)),
    chart(scenario, programs),
    h("p", { class: "note nothing" }, nothing(runs)),
  );
}

function chart(scenario, programs) {
  const some = COSTS.filter((cost) => !isNothing(cost, scenario.runs));
  return some.length === 0
    ? null
    : h(
        "div",
        { class: "wide", tabindex: 0, role: "region", "aria-label": `Costs in ${scenario.name}` },
        h(
          "table",
          { class: "costs" },
          h("thead", {}, h("tr", {}, programs.map(({ label }) => h("th", { scope: "col" }, label)))),
          some.map((cost) => rows(cost, scenario)),
        ),
      );
}

/** Whether a cost is 0 for all programs. */
function isNothing(cost, runs) {
  return runs.every((run) => cost.of(run) === 0);
}

function nothing(runs) {
  const names = COSTS.filter((cost) => isNothing(cost, runs)).map((cost) => cost.name.charAt(0).toLowerCase() + cost.name.slice(1));
  return names.length === 0 ? "" : `0 for all: ${names.join("; ")}.`;
}

/** Why a verdict is not valid, and which targets were missed. */
function whys(run) {
  const texts = [run.why === "" ? null : run.why, run.results.targets && run.results.targets["met?"] !== true ? `targets ${run.results.targets.status}: ${run.results.targets.reasons.join("; ")}` : null];
  return texts.filter((text) => text !== null).map((text) => h("li", { class: "said" }, h("strong", {}, `${run.node}: `), text));
}

/** Which program sends most messages a value, how many times as many as the next, and of which kinds they are. */
export function costliest({ runs, nodes }) {
  const sorted = runs.filter((run) => perValue(run) > 0).sort((a, b) => perValue(b) - perValue(a));
  const [most, next] = sorted;
  if (most === undefined) {
    return "No node sends another a message.";
  }
  const each = (kind) => most.messages[kind] / most.results.workload["attempt-count"];
  const enough = nodes - 1;
  const made = [
    each("first") > 0 ? `${one(each("first"))} are sent for the first time, where ${enough} reach every other node` : null,
    each("retry") > 0 ? `${one(each("retry"))} are sent again` : null,
    each("reply") > 0 ? `${one(each("reply"))} are replies` : null,
  ].filter((text) => text !== null);
  const times = next === undefined ? "" : `, ${one(perValue(most) / perValue(next))} times as many as ${next.node}`;
  return `${most.node} sends most messages: ${one(perValue(most))} a value${times}. Of them, ${made.join("; ")}.`;
}

function rows(cost, { runs, targets }) {
  const numbers = runs.map(cost.of);
  const target = targets && cost.target ? targets[cost.target] : null;
  const most = Math.max(1e-9, ...numbers.filter((number) => number !== null && number < Infinity), (target ?? 0) * 1.05);
  return h(
    "tbody",
    { "data-cost": cost.id },
    h("tr", {}, h("th", { scope: "rowgroup", colspan: runs.length, class: "cost" }, h("span", {}, cost.name + (target === null ? "" : ` (target: under ${target})`)))),
    h(
      "tr",
      {},
      runs.map((run, r) =>
        h(
          "td",
          {},
          h("span", { class: "number" }, numbers[r] === null ? "-" : cost.text(numbers[r], run)),
          h("div", { class: "bar", "aria-hidden": "true" }, filling(cost, run, numbers[r], most), target === null ? null : mark(target / most)),
        ),
      ),
    ),
  );
}

function filling(cost, run, number, most) {
  if (number === null) {
    return [];
  }
  if (!cost.parts) {
    return [fill(number === Infinity ? "whole endless" : "whole", Math.min(1, number / most))];
  }
  const sum = d3.sum(KINDS, ([kind]) => run.messages[kind]);
  return KINDS.map(([kind]) => fill(kind, sum === 0 ? 0 : ((run.messages[kind] / sum) * number) / most));
}

function fill(type, share) {
  const element = h("span", { class: `fill ${type}` });
  element.style.width = `${share * 100}%`;
  return element;
}

function mark(share) {
  const element = h("span", { class: "goal" });
  element.style.left = `${share * 100}%`;
  return element;
}
