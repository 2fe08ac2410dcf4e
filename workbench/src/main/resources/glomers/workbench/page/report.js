// Draws the page of one run.
import { Run } from "glomers/run";
import { Selection } from "glomers/selection";
import { verdict } from "glomers/verdict";
import { timeline } from "glomers/timeline";
import { diagram } from "glomers/diagram";
import { replay } from "glomers/replay";

const MOST_IN_A_LOOK = 40;

const run = Run.ofPage();
const selection = new Selection(run.end);
const follow = (value) => {
  selection.set({ value });
  document.getElementById("diagram").scrollIntoView();
};
const sections = run.messages === null ? [timeline] : [timeline, diagram, replay];
if (isSmall(run)) {
  sections.push(sections.shift());
  selection.set({ value: run.values.withFate("lost")[0] ?? null });
}
document.getElementById("page").append(verdict(run, follow), ...sections.map((section) => section(run, selection)));
document.documentElement.dataset.ready = "true";

/** Whether the diagram shows all of the run at one look, as that of a shrunk scenario does. */
function isSmall({ messages, operations }) {
  return messages !== null && messages.total <= MOST_IN_A_LOOK && operations.total <= MOST_IN_A_LOOK;
}
