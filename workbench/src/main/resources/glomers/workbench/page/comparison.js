// Draws the page of a comparison. The page has its data as one JSON object; ComparisonPage.java writes it:
//
//   format     the version of this format: 1
//   valid?     the verdict; text says what it is about; command repeats the comparison
//   programs   {label, args, file, compared, lines}; a line is [sign, aside, number, text]: the sign is "+" for a line that the program before
//              has not, "-" for a line that only that has, else " "; aside is 1 for comments and imports; the number of a "-" is 0
//   scenarios  {name, settings, seed, nodes, targets, runs, journeys}; nodes is their number; runs are what --json prints, one a program, and "messages" with the number of
//              messages of each kind; journeys are null, or {values, telling, runs}: these runs have the format of run.js, with the messages of
//              the values and no others; "followed" in them is the time to which messages were read, if not all were
import { copyButton, h } from "glomers/dom";
import { verdictOf } from "glomers/verdict";
import { scoreboard } from "glomers/scoreboard";
import { costs } from "glomers/costs";
import { logic } from "glomers/logic";
import { sameValue } from "glomers/samevalue";

const data = JSON.parse(document.getElementById("data").textContent);
const names = data.programs.map((program) => program.label);

function heading() {
  const [type, word] = verdictOf(data["valid?"]);
  return h(
    "header",
    { id: "verdict" },
    h("h1", {}, `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}, compared`),
    h("p", { class: `verdict ${type}` }, h("span", { class: "badge" }, word), h("span", { class: "said" }, data.text)),
    h("p", { class: "repeat" }, h("span", {}, "To repeat it"), copyButton(data.command), h("code", {}, data.command)),
  );
}

const value = sameValue(data);
document.getElementById("page").append(heading(), scoreboard(data), ...(value ? [value.element] : []), costs(data), logic(data));
value?.draw();
document.documentElement.dataset.ready = "true";
