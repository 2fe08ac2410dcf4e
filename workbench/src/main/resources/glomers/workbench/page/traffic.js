// The chart of messages a second: between nodes by kind, and with clients.
import { tooltip } from "glomers/dom";
import { seconds } from "glomers/format";
import { Chart } from "glomers/chart";

const KINDS = [
  ["first", "sent for the first time"],
  ["retry", "sent again"],
  ["reply", "replies between nodes"],
  ["client", "with clients"],
];

export function traffic(run, selection) {
  const { interval, lost } = run.traffic;
  const present = KINDS.filter(([kind]) => run.traffic[kind].some((number) => number > 0));
  const perSecond = (number) => (number * 1e6) / interval;
  const intervals = d3.range(run.traffic.first.length);
  const stack = d3.stack().keys(present.map(([kind]) => kind)).value((i, kind) => perSecond(run.traffic[kind][i]))(intervals);
  const most = d3.max(stack.flat(), ([, top]) => top) ?? 1;
  const sum = (kind) => d3.sum(run.traffic[kind]);
  return new Chart(run, selection, {
    id: "traffic",
    title: "Messages a second",
    height: 130,
    legend: [...present.map(([kind, text]) => [kind, `${text}: ${sum(kind)}`]), ...(sum("lost") ? [["lost-count", `of these, lost: ${sum("lost")}`]] : [])],
    label: () => `Messages a second over time, at most ${Math.round(most)}. ${present.map(([kind, text]) => `${text}: ${sum(kind)}`).join(", ")}.`,
    draw(chart) {
      const y = d3.scaleLinear([0, most * 1.05], [chart.height, 0]);
      chart.y(y, d3.format("~s"));
      const area = d3
        .area()
        .curve(d3.curveStepAfter)
        .x((d, i) => chart.x(i * interval))
        .y0((d) => y(d[0]))
        .y1((d) => y(d[1]));
      for (const layer of stack) {
        const closed = [...layer, layer[layer.length - 1] ?? [0, 0]];
        chart.plot.append("path").attr("class", `area ${layer.key}`).attr("d", area(closed));
      }
      if (sum("lost")) {
        const line = d3.line().curve(d3.curveStepAfter).x((number, i) => chart.x(i * interval)).y((number) => y(perSecond(number)));
        chart.plot.append("path").attr("class", "lost-count").attr("d", line(lost));
      }
      quiet(chart, run);
      chart.note.textContent = `Counted from the first operation on.${run.traffic.complete ? "" : " There were too many different messages to tell all retries from first sends."}`;
      chart.frame
        .append("rect")
        .attr("class", "listener")
        .attr("width", chart.width)
        .attr("height", chart.height)
        .on("pointermove", (event) => {
          const i = Math.floor(chart.x.invert(d3.pointer(event)[0]) / interval);
          if (i >= 0 && i < intervals.length) {
            const texts = present.map(([kind, text]) => `${text}: ${run.traffic[kind][i]}`);
            tooltip.show(event, `${seconds(i * interval)} to ${seconds((i + 1) * interval)}`, ...texts, `lost: ${lost[i]}`);
          }
        })
        .on("pointerleave", () => tooltip.hide());
    },
  });
}

/** Marks when the nodes became quiet after the last fault. */
function quiet(chart, run) {
  const after = run.results.quiet?.["quiet-after-ms"];
  if (after === null || after === undefined || run.results.quiet["valid?"] !== true) {
    return;
  }
  const ends = run.faults.map((fault) => fault.end);
  const healed = Math.max(run.workloadEnd, ...ends);
  const x = chart.x(healed + after * 1000);
  chart.plot.append("line").attr("class", "quiet").attr("x1", x).attr("x2", x).attr("y2", chart.height);
  chart.plot.append("text").attr("class", "rule-text").attr("x", x - 4).attr("y", 12).text(`quiet after ${after} ms`);
}
