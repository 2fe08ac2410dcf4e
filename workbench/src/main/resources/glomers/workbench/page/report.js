// Draws the page of one run.
import { Run } from "glomers/run";
import { Selection } from "glomers/selection";
import { verdict } from "glomers/verdict";
import { timeline } from "glomers/timeline";
import { diagram } from "glomers/diagram";

const run = Run.ofPage();
const selection = new Selection(run.end);
const follow = (value) => {
  selection.set({ value });
  document.getElementById("diagram").scrollIntoView();
};
document.getElementById("page").append(verdict(run, follow), timeline(run, selection), diagram(run, selection));
document.documentElement.dataset.ready = "true";
