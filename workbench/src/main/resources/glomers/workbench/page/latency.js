// Two charts of latencies: of the clients' operations, and of values until they are in all reads.
import { tooltip } from "glomers/dom";
import { millis, seconds } from "glomers/format";
import { Chart, dots } from "glomers/chart";
import { FATES } from "glomers/run";

const KINDS = [
  ["broadcast, ok", "broadcast"],
  ["read, ok", "read"],
  ["broadcast, not ok", "failed-broadcast"],
  ["read, not ok", "failed-read"],
];

/** How long clients waited, by kind and outcome. */
export function operationLatency(run, selection) {
  const { operations } = run;
  const took = (i) => (operations.end(i) === Infinity ? run.end - operations.begin(i) : operations.end(i) - operations.begin(i));
  const most = d3.max(d3.range(operations.count), took) ?? 0;
  const present = new Set(d3.range(operations.count).map((i) => operations.kind(i)));
  return new Chart(run, selection, {
    id: "operation-latency",
    title: "How long clients waited for a reply",
    height: 130,
    legend: KINDS.filter(([kind]) => present.has(kind)).map(([kind, type]) => [type, kind]),
    label: () => `Latency of ${operations.count} operations over time, at most ${millis(most)}.`,
    draw(chart) {
      const y = latencyScale(most, chart.height);
      chart.y(y, tickText);
      for (const [kind, type] of KINDS) {
        const points = [];
        for (let i = 0; i < operations.count; i++) {
          if (operations.kind(i) === kind && isIn(operations.begin(i), selection.window)) {
            points.push([chart.x(operations.begin(i)), y(took(i))]);
          }
        }
        dots(chart.plot, type, points);
      }
      chart.note.textContent =
        operations.count < operations.total ? `Only the first ${operations.count} of ${operations.total} operations are here.` : "";
      nearest(chart, operations.count, (i) => [operations.begin(i), took(i)], y, (i) => [
        `${operations.isRead(i) ? "read" : `broadcast ${operations.value(i)}`} at ${run.nodes[operations.node(i)] ?? "a node"}, ${operations.outcome(i)}`,
        `begun at ${seconds(operations.begin(i))}, took ${millis(took(i))}`,
      ]);
    },
  });
}

/** How long it took until all reads showed a value. */
export function stableLatency(run, selection) {
  const { columns } = run.values;
  const rows = d3.range(run.values.count).filter((i) => columns.known[i] >= 0 && columns.latency[i] >= 0);
  const micros = (i) => columns.latency[i] * 1000;
  const most = Math.max(1000, d3.max(rows, micros) ?? 0, (run.results.targets?.["max-ms-under"] ?? 0) * 1000);
  const quantiles = run.results.workload["stable-latencies"] ?? {};
  return new Chart(run, selection, {
    id: "stable-latency",
    title: "How long it took until every read showed a value",
    height: 130,
    legend: FATES.filter((fate, f) => rows.some((i) => columns.fate[i] === f)).map((fate) => [fate.replace(" ", "-"), fate]),
    label: () => `Stable latency of ${rows.length} values over time, at most ${millis(most)}.`,
    draw(chart) {
      const y = latencyScale(most, chart.height);
      chart.y(y, tickText);
      for (const [quantile, name] of [["0.5", "half"], ["0.99", "99%"], ["1", "all"]]) {
        if (quantiles[quantile] !== undefined) {
          chart.rule(y(quantiles[quantile] * 1000), "quantile", `${name}: ${quantiles[quantile]} ms`);
        }
      }
      const { targets } = run.results;
      if (targets) {
        chart.rule(y(targets["median-ms-under"] * 1000), "target", `target for half: under ${targets["median-ms-under"]} ms`);
        chart.rule(y(targets["max-ms-under"] * 1000), "target", `target for all: under ${targets["max-ms-under"]} ms`);
      }
      FATES.forEach((fate, f) => {
        const points = rows.filter((i) => columns.fate[i] === f && isIn(columns.known[i], selection.window));
        dots(chart.plot, fate.replace(" ", "-"), points.map((i) => [chart.x(columns.known[i]), y(micros(i))]));
      });
      chart.note.textContent = rows.some((i) => FATES[columns.fate[i]] === "lost")
        ? "For a lost value, the time is until a read showed it for the last time."
        : "";
      nearest(
        chart,
        rows.length,
        (r) => [columns.known[rows[r]], micros(rows[r])],
        y,
        (r) => [`value ${columns.value[rows[r]]}, ${FATES[columns.fate[rows[r]]]}`, `known at ${seconds(columns.known[rows[r]])}, ${columns.latency[rows[r]]} ms`],
        (r) => selection.set({ value: columns.value[rows[r]] }),
      );
    },
  });
}

/** From 0, and with room for both 1 ms and 5 s. */
function latencyScale(most, height) {
  const top = Math.max(1000, most);
  const scale = d3.scaleSymlog().constant(1000).domain([0, top * 1.15]).range([height, 0]);
  const hasRoom = (micros) => micros === 0 || scale(0) - scale(micros) > 12;
  scale.ticks = () => [0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].filter((micros) => micros <= top && hasRoom(micros));
  return scale;
}

function tickText(micros) {
  return micros >= 1e6 ? `${micros / 1e6} s` : millis(micros);
}

function isIn(time, [from, to]) {
  return from <= time && time <= to;
}

/** Shows the mark that is nearest to the pointer, and chooses it when it is clicked. */
function nearest(chart, count, at, y, describe, choose = () => {}) {
  const inWindow = d3.range(count).filter((i) => isIn(at(i)[0], chart.selection.window));
  const tree = d3.quadtree(inWindow, (i) => chart.x(at(i)[0]), (i) => y(at(i)[1]));
  const find = (event) => tree.find(...d3.pointer(event, chart.plot.node()), 24);
  chart.frame
    .append("rect")
    .attr("class", "listener")
    .attr("width", chart.width)
    .attr("height", chart.height)
    .on("pointermove", (event) => {
      const i = find(event);
      if (i === undefined) {
        tooltip.hide();
      } else {
        tooltip.show(event, ...describe(i));
      }
    })
    .on("pointerleave", () => tooltip.hide())
    .on("click", (event) => {
      const i = find(event);
      if (i !== undefined) {
        choose(i);
      }
    });
}
