// The source of each program, a column each, with the lines that differ from the column before marked.
import { h, section } from "glomers/dom";
import { count } from "glomers/format";

export function logic({ programs }) {
  const columns = h(
    "div",
    { class: "columns code-columns", tabindex: 0, role: "region", "aria-label": "The source of each program" },
    programs.map((program, p) => column(program, programs[p - 1])),
  );
  const button = h("button", { type: "button", "aria-pressed": "false", click: () => toggle() }, "Show comments and imports");
  const toggle = () => {
    const shown = columns.classList.toggle("with-asides");
    button.setAttribute("aria-pressed", String(shown));
    button.textContent = shown ? "Hide comments and imports" : "Show comments and imports";
  };
  return section(
    "logic",
    "The logic",
    h(
      "p",
      { class: "hint" },
      "Each column is compared with the one before it: ",
      h("ins", {}, "+ a line that is new"),
      ", ",
      h("del", {}, "− a line that is gone"),
      ".",
    ),
    h("p", { class: "controls" }, button),
    columns,
  );
}

function column(program, before) {
  const args = program.args.length ? `, started with ${program.args.join(" ")}` : "";
  const head = h("h3", {}, program.label);
  if (!program.lines) {
    return h("article", {}, head, h("p", { class: "hint" }, `There is no text of its source beside its executable${args}.`));
  }
  const isSame = program.compared && program.lines.every(([sign]) => sign === " ");
  const differ = (sign) => program.lines.filter((line) => line[0] === sign && !line[1]).length;
  const about = !program.compared
    ? ""
    : isSame
      ? `The same source as ${before.label}${args}.`
      : `${count(differ("+"), "line")} of code new and ${differ("-")} gone since ${before.label}${args}.`;
  const file = h("p", { class: "note" }, h("code", {}, program.file));
  return isSame
    ? h("article", {}, head, h("p", {}, about), h("details", {}, h("summary", {}, "Show it"), file, listing(program)))
    : h("article", {}, head, about === "" ? null : h("p", {}, about), file, listing(program));
}

function listing(program) {
  const before = program.lines.findIndex((line) => !line[1]);
  return h(
    "div",
    { class: "listing" },
    program.lines.map(([sign, aside, number, text], i) => {
      const kind = { "+": "ins", "-": "del" }[sign] ?? "div";
      const blank = i === before && text === "";
      return h(
        kind,
        { class: `line ${aside || blank ? "aside" : ""}`, "data-number": number || null },
        h("span", { class: "number", "aria-hidden": "true" }, number ? String(number) : ""),
        h("span", { class: "sign" }, sign === "-" ? "−" : sign),
        h("span", { class: "text" }, text),
      );
    }),
  );
}
