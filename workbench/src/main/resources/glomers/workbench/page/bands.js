// Bands that show in a chart over time when which fault was in force.
import { tooltip } from "glomers/dom";
import { seconds } from "glomers/format";

/** Draws the faults into a group, behind everything else. */
export function bands(group, run, x, height) {
  group
    .selectAll("rect.band")
    .data(run.faults.filter((fault) => fault.begin <= x.domain()[1] && fault.end >= x.domain()[0]))
    .join("rect")
    .attr("class", (fault) => `band ${fault.kind}`)
    .attr("x", (fault) => x(Math.max(fault.begin, x.domain()[0])))
    .attr("width", (fault) => Math.max(1, x(Math.min(fault.end, x.domain()[1])) - x(Math.max(fault.begin, x.domain()[0]))))
    .attr("y", 0)
    .attr("height", height)
    .on("pointermove", (event, fault) => tooltip.show(event, ...describe(fault)))
    .on("pointerleave", () => tooltip.hide());
}

/** A fault in words. */
export function describe(fault) {
  return [
    fault.detail ? `${fault.name}: ${fault.detail}` : fault.name,
    `${seconds(fault.begin)} to ${fault.open ? "the end" : seconds(fault.end)}${fault.affected === undefined ? "" : `, touched ${fault.affected}`}`,
  ];
}

/** The kinds of faults of a run, for a legend. */
export function kinds(run) {
  return [...new Set(run.faults.map((fault) => fault.kind))];
}
