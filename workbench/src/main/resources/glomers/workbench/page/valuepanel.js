// The value that is followed: a picker, and beside the diagram why it was lost or late, and who had it.
import { h } from "glomers/dom";
import { count } from "glomers/format";
import { question } from "glomers/terms";
import { journeyOf, neverText, spreadText, tryText } from "glomers/journey";

/** How many lost values, and how many late ones, can be picked from the list. Any other can be typed. */
const MOST_LISTED = 100;

/** Form controls that choose the value. */
export function picker(run, selection) {
  const { columns } = run.values;
  const latency = (value) => columns.latency[columns.value.indexOf(value)];
  const late = run.values.withFate("stale").map((value) => [value, latency(value)]).sort((a, b) => b[1] - a[1]);
  const groups = [
    ["Lost", run.values.withFate("lost").map((value) => [value, `${value}`])],
    ["Late, the latest first", late.map(([value, ms]) => [value, `${value}, ${ms} ms`])],
  ].filter(([, values]) => values.length > 0);
  const select = h(
    "select",
    { id: "pick-value", change: (event) => selection.set({ value: event.target.value === "" ? null : Number(event.target.value) }) },
    h("option", { value: "" }, "all values"),
    groups.map(([name, values]) =>
      h("optgroup", { label: `${name}: ${values.length}` }, values.slice(0, MOST_LISTED).map(([value, text]) => h("option", { value }, text))),
    ),
  );
  const other = h("option", { value: "", hidden: true });
  select.append(other);
  const number = h("input", { id: "type-value", type: "number", step: 1, class: "short", placeholder: "any" });
  number.addEventListener("change", () => selection.set({ value: number.value === "" ? null : Number(number.value) }));
  const show = () => {
    const { value } = selection;
    number.value = value ?? "";
    const listed = [...select.options].some((option) => option !== other && option.value === String(value ?? ""));
    other.hidden = listed;
    other.value = other.textContent = listed ? "" : String(value);
    select.value = String(value ?? "");
  };
  selection.onChange(show);
  show();
  return [h("label", { for: "pick-value" }, "Value ", select), h("label", { for: "type-value" }, "or type one ", number)];
}

/** What is known about a value; empty for none. */
export function valuePanel(run, value) {
  if (value === null) {
    return [];
  }
  const fate = run.values.fate(value);
  const title = fate === "lost" || fate === "stale" ? question(run, value, fate) : `How ${value} spread`;
  return [h("h3", {}, title), ...explanation(run, value, fate)];
}

function explanation(run, value, fate) {
  const { results, values } = run;
  const explained = results.explanations.find((each) => each.value === value);
  const parts = [];
  if (explained) {
    parts.push(h("ol", { class: "facts" }, explained.text.map((sentence) => h("li", { class: "said" }, sentence))));
  }
  if (!values.has(value)) {
    const begun = values.broadcast.has(value);
    parts.push(h("p", {}, begun ? `The page shows who had a value for ${values.count} of ${values.total} values only, and not for ${value}.` : `No client broadcast ${value}, as far as this page shows.`));
    return parts;
  }
  if (!values.areTraced) {
    parts.push(h("p", {}, "It is not known which messages carried it."));
    return parts;
  }
  const nodes = journeyOf(run, value);
  if (!explained) {
    parts.push(h("p", { class: "spread" }, spreadText(run, value, nodes)));
    if (!run.steps && (fate === "lost" || fate === "stale")) {
      parts.push(h("p", { class: "note" }, "The table shows why."));
    }
  }
  parts.push(table(run, value, nodes));
  if (run.messages && !run.messages.hasAllOf(value)) {
    parts.push(h("p", { class: "note" }, run.messages.columns.unseen
      ? "Not every way of a value is known from the messages, so others may have carried it."
      : `The page has only ${run.messages.count} of ${run.messages.total} messages, so others may have carried it.`));
  }
  return parts;
}

/** The frontier: who had it, and what stopped it on the way to the others. */
function table(run, value, nodes) {
  return h(
    "table",
    { class: "frontier" },
    h("caption", {}, `Who had ${value}, and what stopped it`),
    h("thead", {}, h("tr", {}, ["Node", "Had it", "Did not arrive", "Last read"].map((name) => h("th", { scope: "col" }, name)))),
    h(
      "tbody",
      {},
      nodes.map((each) =>
        h(
          "tr",
          { class: each.had === Infinity ? "lacked" : "held", "data-node": each.name },
          h("th", { scope: "row" }, each.name),
          h("td", {}, hadText(run, each)),
          h("td", {}, each.tries.map((failed) => h("div", {}, tryText(run, failed))), neverText(run, value, each)),
          h("td", {}, each.lastRead === null ? "" : `${each.lastRead.shows ? "with it" : "without it"}, ${run.clock(each.lastRead.time)}`),
        ),
      ),
    ),
  );
}

function hadText(run, { had, from }) {
  if (had === Infinity) {
    return "never";
  }
  const source = from === null ? "" : `, from ${typeof from === "number" ? run.nodes[from] : from}`;
  return `${run.clock(had)}${source}`;
}

/** How many values the page knows, for the hint under the picker. */
export function valuesText(run) {
  const lost = run.values.withFate("lost").length;
  const late = run.values.withFate("stale").length;
  return `${count(run.values.total, "value")}: ${lost} lost, ${late} late.`;
}
