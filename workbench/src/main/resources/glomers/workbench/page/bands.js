// Bands that show in a chart over time when which fault was in force; and tracks, where each kind of fault has a row.
import { tooltip } from "glomers/dom";
import { seconds } from "glomers/format";

/** Draws the faults into a group, behind everything else. If bands of several kinds may overlap, they are paler. */
export function bands(group, run, x, height) {
  const shared = kinds(run).length > 1 ? " shared" : "";
  rects(group, run.faults, x, (fault) => `band ${fault.kind}${shared}`).attr("y", 0).attr("height", height);
}

/** Draws a row for each kind of fault. */
export function tracks(group, run, x, height) {
  const rows = kinds(run);
  rects(group, run.faults, x, (fault) => `band track ${fault.kind}`)
    .attr("y", (fault) => rows.indexOf(fault.kind) * height)
    .attr("height", height - 1);
}

function rects(group, faults, x, type) {
  return group
    .selectAll("rect.band")
    .data(faults.filter((fault) => fault.begin <= x.domain()[1] && fault.end >= x.domain()[0]))
    .join("rect")
    .attr("class", type)
    .attr("x", (fault) => x(Math.max(fault.begin, x.domain()[0])))
    .attr("width", (fault) => Math.max(1, x(Math.min(fault.end, x.domain()[1])) - x(Math.max(fault.begin, x.domain()[0]))))
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
