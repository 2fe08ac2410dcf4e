// The verdict on each program in each scenario, as a table.
import { h, section } from "glomers/dom";
import { count } from "glomers/format";
import { verdictOf } from "glomers/verdict";

export function scoreboard({ programs, scenarios }) {
  return section(
    "scoreboard",
    "Right or wrong",
    h(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": "The verdict on each program in each scenario" },
      h(
        "table",
        { class: "scoreboard" },
        h("thead", {}, h("tr", {}, h("td", {}, "Challenge"), programs.map(({ label }) => h("th", { scope: "col" }, label)))),
        h(
          "tbody",
          {},
          scenarios.map((scenario) => h("tr", {}, h("th", { scope: "row" }, h("a", { href: `#${blockId(scenario)}` }, scenario.name)), scenario.runs.map(cell))),
        ),
      ),
    ),
  );
}

/** The id of the block of a scenario below the table. */
export function blockId(scenario) {
  return `scenario-${scenario.name.replace(/[^\w]/g, "-")}`;
}

function cell(run) {
  const [type, word] = verdictOf(run.results["valid?"]);
  const lost = run.results.workload["lost-count"] ?? 0;
  const { targets } = run.results;
  return h(
    "td",
    { class: type },
    h("span", { class: "badge" }, word),
    lost > 0 ? h("span", { class: "losses" }, `lost ${lost} of ${count(run.results.workload["attempt-count"], "value")}`) : null,
    targets ? h("span", { class: `targets ${targets.status.replace(/ /g, "-")}` }, `targets ${targets.status}`) : null,
  );
}
