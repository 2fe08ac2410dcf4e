// Who knows what when: for each node over time, how many values it lacks that another node has; or for one value, who has it.
import { tooltip } from "glomers/dom";
import { seconds } from "glomers/format";
import { Chart } from "glomers/chart";

const ROW = 18;

export function knowledge(run, selection) {
  const { values, nodes } = run;
  const all = values.columns.value;
  const first = all.map((value) => d3.min(nodes, (node, n) => values.had(n, value))).sort(d3.ascending);
  const had = nodes.map((node, n) => all.map((value) => values.had(n, value)).sort(d3.ascending));
  const lacks = (n, time) => d3.bisectRight(first, time) - d3.bisectRight(had[n], time);
  return new Chart(run, selection, {
    id: "knowledge",
    title: "Who knows what when",
    height: Math.max(2, nodes.length) * ROW,
    label: () => `For each of ${nodes.length} nodes over time, how many values it lacks that another node has.`,
    draw(chart) {
      const y = d3.scaleBand(nodes, [0, nodes.length * ROW]).paddingInner(0.35);
      chart.y(y, (node) => node);
      // The rows cover the bands of faults, which stay visible between them: a band must not change the colour of a cell.
      chart.plot.append("g").selectAll("rect").data(nodes).join("rect").attr("class", "row-paper").attr("width", chart.width).attr("y", (node) => y(node)).attr("height", y.bandwidth());
      if (selection.value !== null && values.has(selection.value)) {
        one(chart, y, run, selection.value);
        return;
      }
      const cells = Math.max(20, Math.min(240, Math.floor(chart.width / 3)));
      const [from, to] = selection.window;
      const step = (to - from) / cells;
      const data = nodes.flatMap((node, n) =>
        d3.range(cells).map((c) => ({ node, n, time: from + (c + 1) * step, lacks: lacks(n, from + (c + 1) * step) })),
      );
      const most = d3.max(data, (cell) => cell.lacks) ?? 0;
      chart.plot
        .append("g")
        .selectAll("rect")
        .data(data.filter((cell) => cell.lacks > 0))
        .join("rect")
        .attr("class", "lacks")
        .attr("x", (cell) => chart.x(cell.time - step))
        .attr("width", chart.width / cells + 0.4)
        .attr("y", (cell) => y(cell.node))
        .attr("height", y.bandwidth())
        .attr("fill-opacity", (cell) => 0.15 + (0.85 * cell.lacks) / most);
      listen(chart, y, nodes, (n, time) => [
        `${nodes[n]} at ${seconds(time)}`,
        `has ${d3.bisectRight(had[n], time)} of ${d3.bisectRight(first, time)} values, lacks ${lacks(n, time)}`,
      ]);
      const part = values.count < values.total ? ` ${values.count} of ${values.total} values are counted.` : "";
      chart.note.textContent = `The stronger the colour, the more values a node lacks that another node has; at most ${most}.${part} Choose a value below to see only that one.`;
    },
  });
}

/** Bars from when each node has the value. */
function one(chart, y, run, value) {
  const { values, nodes } = run;
  chart.plot
    .append("g")
    .selectAll("rect")
    .data(nodes.map((node, n) => ({ node, time: values.had(n, value) })).filter(({ time }) => time < Infinity))
    .join("rect")
    .attr("class", "has")
    .attr("x", ({ time }) => chart.x(time))
    .attr("width", ({ time }) => Math.max(0, chart.x(Math.max(chart.x.domain()[1], time)) - chart.x(time)))
    .attr("y", ({ node }) => y(node))
    .attr("height", y.bandwidth());
  listen(chart, y, nodes, (n) => {
    const time = values.had(n, value);
    return [time === Infinity ? `${nodes[n]} never had ${value}` : `${nodes[n]} had ${value} at ${seconds(time)}`];
  });
  chart.note.textContent = `A bar begins when a node first has value ${value}.`;
}

function listen(chart, y, nodes, describe) {
  chart.frame
    .append("rect")
    .attr("class", "listener")
    .attr("width", chart.width)
    .attr("height", chart.height)
    .on("pointermove", (event) => {
      const [px, py] = d3.pointer(event);
      const n = Math.floor(py / y.step());
      if (n >= 0 && n < nodes.length) {
        tooltip.show(event, ...describe(n, chart.x.invert(px)));
      }
    })
    .on("pointerleave", () => tooltip.hide());
}
