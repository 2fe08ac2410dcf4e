// The terms of the page, in words.
import { h } from "glomers/dom";

const TERMS = [
  ["value", "A number that a client asked a node to broadcast. Every node should have it in the end."],
  ["stable", "The last read that shows the value began after the last read that lacks it. Its stable latency is how long reads lacked it after it was known."],
  ["stale, or late", "Stable, but some read lacked the value although it was known: its stable latency is 1 ms or more."],
  ["lost", "The value was known, and the last read that lacks it began after the last read that shows it. A value that some nodes never get is lost or stale, depending on which node was read last."],
  ["never read", "No read shows the value."],
  ["quiet", "How long nodes went on to send each other messages after the last request and the last fault."],
  ["fault", "What the test does to the network or to nodes. It touched a message if it stopped, delayed or duplicated it."],
  ["partition", "A fault that cuts the network in parts: no message gets from one part to another. Its shape is its first word: \"one\" cuts off one node, and \"majorities-ring\" lets each node reach a majority, but no two nodes the same one."],
  ["targets", "What challenges 3d and 3e ask of the number of messages and of the stable latency."],
];

/** The terms, folded. */
export function terms() {
  return h("details", { id: "terms" }, h("summary", {}, "What the words mean"), h("dl", {}, TERMS.map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)])));
}

/** The question about a value that was lost or stale. Of a stale value that some node never had, "late" would be wrong. */
export function question(run, value, fate) {
  if (fate === "lost") {
    return `Why was ${value} lost?`;
  }
  const isMissing = run.values.areTraced && run.values.has(value) && run.nodes.some((node, n) => run.values.had(n, value) === Infinity);
  return isMissing ? `Why did ${value} not reach every node?` : `Why was ${value} late?`;
}
