// The first section: is it right, what did it cost, why did it fail, and how to repeat it.
import { copyButton, h, section } from "glomers/dom";

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
    explanations(results, onValue),
    repeat(results.command),
  );
}

function lines(run) {
  return h(
    "dl",
    { class: "lines" },
    run.lines.map(([name, text]) => h("div", { class: name === "targets" ? `targets ${status(run)}` : null }, h("dt", {}, name), h("dd", {}, text))),
  );
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

function explanations(results, onValue) {
  if (results.explanations.length === 0) {
    return null;
  }
  const explained = results.explanations.map((explanation, i) => {
    const question = `Why was ${explanation.value} ${explanation.outcome === "lost" ? "lost" : "late"}?`;
    return h(
      "details",
      { open: i === 0 && explanation.outcome === "lost" },
      h("summary", {}, question),
      h("ol", { class: "facts" }, explanation.text.map((sentence) => h("li", { class: "said" }, sentence))),
      h("button", { type: "button", click: () => onValue(explanation.value) }, `Follow value ${explanation.value}`),
    );
  });
  return results.explanations.some(({ outcome }) => outcome === "lost")
    ? section("why", "Why", explained)
    : h("details", { id: "why" }, h("summary", {}, "Why were values late?"), explained);
}

function repeat(command) {
  return h("p", { class: "repeat" }, h("span", {}, "To repeat it"), h("code", {}, command), copyButton(command));
}
