// The marks of a space-time diagram: arrows, crosses, operations, bands. Each is drawn in a place that its caller decides.
import { faultLines, messageLines, operationText } from "glomers/words";
import { tooltip } from "glomers/dom";

/** How far along its arrow a message died, or was at the end: between the lanes. */
const DIED = 0.62;
const HEAD = 7;
const OPERATIONS = { broadcast: d3.symbolTriangle, with: d3.symbolCircle, without: d3.symbolCircle, read: d3.symbolSquare };

/** Messages as arrows. One of them can have the keyboard's focus; the arrow keys move it. */
export function arrows(group, run, messages, place) {
  const m = run.messages;
  const fate = (i) => (m.isDelivered(i) ? "delivered" : m.lostBy(i) === null ? "in-flight" : "lost");
  const each = group
    .selectAll("g.message")
    .data(messages)
    .join("g")
    .attr("class", (i) => `message ${fate(i)} ${m.isReply(i) ? "reply" : ""}`)
    .attr("data-message", (i) => m.id(i))
    .attr("tabindex", (i, at) => (at === 0 ? 0 : -1))
    .attr("role", "img")
    .attr("aria-label", (i) => messageLines(run, i).join("; "));
  each.each(function (i) {
    const { x1, y1, x2, y2 } = place(i);
    const share = fate(i) === "delivered" ? 1 : DIED;
    const [x, y] = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
    const g = d3.select(this);
    g.append("line").attr("class", "reach").attr("x1", x1).attr("y1", y1).attr("x2", x).attr("y2", y);
    g.append("line").attr("class", "arrow").attr("x1", x1).attr("y1", y1).attr("x2", x).attr("y2", y);
    if (fate(i) === "lost") {
      g.append("path").attr("class", "cross").attr("d", `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`);
    } else if (fate(i) === "in-flight") {
      g.append("circle").attr("class", "open").attr("cx", x).attr("cy", y).attr("r", 4);
    } else {
      const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
      g.append("path").attr("class", "head").attr("d", `M0 0L${-HEAD} ${-HEAD / 2}V${HEAD / 2}Z`).attr("transform", `translate(${x},${y}) rotate(${angle})`);
    }
  });
  each
    .on("pointerenter pointermove", (event, i) => tooltip.show(event, ...messageLines(run, i)))
    .on("pointerleave blur", () => tooltip.hide())
    .on("focus", (event, i) => {
      const box = event.currentTarget.getBoundingClientRect();
      tooltip.show({ clientX: box.left + box.width / 2, clientY: box.bottom - 8 }, ...messageLines(run, i));
    })
    .on("keydown", (event) => {
      const all = each.nodes();
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      const next = all[all.indexOf(event.currentTarget) + step];
      if (next) {
        event.preventDefault();
        event.currentTarget.setAttribute("tabindex", -1);
        next.setAttribute("tabindex", 0);
        next.focus();
      }
    });
}

/** The class of an operation's mark. */
export function markOf(run, i, value) {
  if (!run.operations.isRead(i)) {
    return "broadcast";
  }
  const shows = value === null ? undefined : run.operations.shows(i, value);
  return shows === undefined ? "read" : shows ? "with" : "without";
}

/** Operations of clients as marks on the lanes. */
export function operationMarks(group, run, operations, value, place) {
  group
    .selectAll("path.mark")
    .data(operations)
    .join("path")
    .attr("class", (i) => `mark ${markOf(run, i, value)} ${run.operations.outcome(i) === "ok" ? "" : "failed"}`)
    .attr("d", (i) => d3.symbol(OPERATIONS[markOf(run, i, value)], run.operations.isRead(i) && markOf(run, i, value) === "read" ? 40 : 90)())
    .attr("transform", (i) => `translate(${place(i).x},${place(i).y})`)
    .on("pointerenter pointermove", (event, i) =>
      tooltip.show(event, operationText(run, i, value), `begun at ${run.clock(run.operations.begin(i))}`),
    )
    .on("pointerleave", () => tooltip.hide());
}

/** Faults as bars beside the lanes and bands over all of them; darker between two neighbouring lanes whose link is cut, and on the lane of a paused node. */
export function faultBands(group, run, faults, { left, right, x, lane, place }) {
  const ends = []; // of the bars in each column
  group.classed("many", faults.length > 2);
  for (const f of faults) {
    const fault = run.faults[f];
    const [top, bottom] = place(f);
    const free = ends.findIndex((end) => end <= top);
    const column = free < 0 ? ends.length : free;
    ends[column] = bottom;
    const g = group
      .append("g")
      .attr("class", "fault")
      .on("pointermove", (event) => tooltip.show(event, ...faultLines(run, fault)))
      .on("pointerleave", () => tooltip.hide());
    const height = Math.max(2, bottom - top);
    const rect = (type, from, width) => g.append("rect").attr("class", `${type} ${fault.kind}`).attr("x", from).attr("width", width).attr("y", top).attr("height", height);
    rect("band", left, right - left);
    run.nodes.slice(1).forEach((node, n) => {
      const ways = fault.links.filter(([from, to]) => (from === n && to === n + 1) || (from === n + 1 && to === n)).length;
      if (ways > 0) {
        rect(`gap ways-${ways}`, x(n) + lane * 0.12, lane * 0.76);
      }
    });
    rect("fault-bar", left - 4 + 6 * column, 4);
    fault.paused.forEach((n) => rect("gap paused", x(n) - 6, 12));
  }
}
