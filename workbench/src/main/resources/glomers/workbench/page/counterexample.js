// Draws the page of a failing schedule that an exhaustive exploration found.
import { diagram } from "glomers/diagram";
import { Run } from "glomers/run";
import { Selection } from "glomers/selection";
import { verdict } from "glomers/verdict";

const run = Run.ofPage();
const selection = new Selection(run.end);
selection.set({ value: run.values.withFate("lost")[0] ?? null });
document.getElementById("page").append(verdict(run, () => {}), diagram(run, selection));
document.documentElement.dataset.ready = "true";
