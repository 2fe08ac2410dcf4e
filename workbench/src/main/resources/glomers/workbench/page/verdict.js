// The first section: is it right, what did it cost, why did it fail, and how to repeat it.
import { copyButton, h, section } from "glomers/dom";
import { count } from "glomers/format";
import { question, terms } from "glomers/terms";

const VERDICTS = { true: ["valid", "Valid"], false: ["invalid", "Invalid"], unknown: ["unknown", "Unknown"] };

/** The class and the word of a verdict, as results.json has it. */
export function verdictOf(valid) {
  return VERDICTS[String(valid)];
}

/** @param onValue called with a value that the reader wants to follow */
export function verdict(run, onValue) {
  const { results } = run;
  const [type, word] = verdictOf(results["valid?"]);
  return h(
    "header",
    { id: "verdict" },
    h("p", { class: `verdict ${type}` }, h("span", { class: "badge" }, word), h("span", {}, run.title)),
    lines(run),
    findings(results),
    explanations(run, onValue),
    repeat(results.command),
    terms(),
  );
}

function lines(run) {
  return h(
    "dl",
    { class: "lines" },
    [...run.lines, ...everywhere(run)].map(([name, text]) => h("div", { class: name === "targets" ? `targets ${status(run)}` : null }, h("dt", {}, name), h("dd", {}, text))),
  );
}

/** How many values reached every node, if there are several nodes and the page knows. */
function everywhere({ nodes, values }) {
  if (!values.areTraced || nodes.length < 2) {
    return [];
  }
  const reached = values.columns.value.filter((value) => nodes.every((node, n) => values.had(n, value) < Infinity)).length;
  return [["everywhere", `${reached} of ${values.count} values reached every node${values.count < values.total ? `; ${values.total} were broadcast` : ""}`]];
}

function status(run) {
  return run.results.targets?.status.replace(/ /g, "-") ?? "";
}

function findings(results) {
  if (results.findings.length === 0) {
    return null;
  }
  return section(
    "findings",
    "Findings",
    h(
      "ul",
      {},
      results.findings.map((finding) => h("li", {}, h("strong", {}, finding.kind), " ", h("span", { class: "said" }, finding.message))),
    ),
  );
}

function explanations(run, onValue) {
  const { results } = run;
  if (results.explanations.length === 0) {
    return null;
  }
  const explained = results.explanations.map((explanation, i) => {
    return h(
      "details",
      { open: i === 0 && explanation.outcome === "lost" },
      h("summary", {}, question(run, explanation.value, explanation.outcome)),
      h("ol", { class: "facts" }, explanation.text.map((sentence) => h("li", { class: "said" }, sentence))),
      h("button", { type: "button", click: () => onValue(explanation.value) }, `Follow value ${explanation.value}`),
    );
  });
  return results.explanations.some(({ outcome }) => outcome === "lost")
    ? section("why", "Why", explained, further(results))
    : h("details", { id: "why" }, h("summary", {}, "Why were values late?"), explained);
}

/** Says that not all lost values are explained. */
function further({ explanations: explained, workload }) {
  const more = (workload["lost-count"] ?? 0) - explained.filter(({ outcome }) => outcome === "lost").length;
  return more > 0 ? h("p", { class: "note" }, `${count(more, "more lost value")} can be followed in the diagram.`) : null;
}

function repeat(command) {
  return h("p", { class: "repeat" }, h("span", {}, "To repeat it"), copyButton(command), h("code", {}, command));
}
