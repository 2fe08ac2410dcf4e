// How one value spread, as far as the records show: who had it from when, and at whom tries failed, and what stopped them.
import { count, millis, seconds } from "glomers/format";

/**
 * The way of a value.
 *
 * @returns for each node {name, node, had, from, message, hops, lastRead, tries}: when it first had the value (Infinity for never), which node
 *     (or "a client", or "a read", or null if that is not known) it is known from, and the messages with it that were sent to the node before
 *     it had it and did not arrive, by sender
 */
export function journeyOf(run, value) {
  const nodes = run.nodes.map((name, node) => ({ name, node, had: run.values.had(node, value), ...source(run, node, value), lastRead: lastRead(run, node, value), tries: [] }));
  for (const each of nodes) {
    each.tries = tries(run, value, each);
  }
  const hopsOf = (each, left) => (typeof each.from !== "number" || left === 0 ? 0 : 1 + hopsOf(nodes[each.from], left - 1));
  nodes.forEach((each) => (each.hops = hopsOf(each, nodes.length)));
  return nodes;
}

function source(run, node, value) {
  const had = run.values.had(node, value);
  if (had === Infinity) {
    return { from: null, message: null };
  }
  const { operations, messages } = run;
  for (let i = 0; i < operations.count; i++) {
    if (!operations.isRead(i) && operations.value(i) === value && operations.node(i) === node && operations.begin(i) <= had) {
      return { from: "a client", message: null };
    }
  }
  const message = messages?.of(value).find((i) => messages.dest(i) === node && messages.isDelivered(i) && messages.arrived(i) === had);
  return message === undefined ? { from: null, message: null } : { from: messages.src(message), message };
}

/** The last read of a node: when it began, and whether it showed the value. */
function lastRead(run, node, value) {
  const { operations } = run;
  for (let i = operations.count - 1; i >= 0; i--) {
    if (operations.isRead(i) && operations.node(i) === node && operations.shows(i, value) !== undefined) {
      return { time: operations.begin(i), shows: operations.shows(i, value) };
    }
  }
  return null;
}

/** Of a message that the network duplicated, the copies count as one, and only if none of them arrived. */
function tries(run, value, { node, had }) {
  const m = run.messages;
  const own = (m?.of(value) ?? []).filter((i) => m.dest(i) === node && m.sent(i) <= had);
  const counted = new Set(own.filter((i) => m.isDelivered(i)).map((i) => m.id(i)));
  const bySource = new Map();
  for (const i of own) {
    if (!counted.has(m.id(i))) {
      counted.add(m.id(i));
      const of = bySource.get(m.src(i)) ?? { from: run.nodes[m.src(i)], count: 0, first: Infinity, last: 0, stoppedBy: new Map() };
      const by = m.lostBy(i) ?? "the end of the run";
      of.count++;
      of.first = Math.min(of.first, m.sent(i));
      of.last = Math.max(of.last, m.sent(i));
      of.stoppedBy.set(by, (of.stoppedBy.get(by) ?? 0) + 1);
      bySource.set(m.src(i), of);
    }
  }
  return [...bySource.values()];
}

/** Tries on one link in words: such as "n4 sent it once, at 0.179 s: stopped by partition 1 (0.000 s to 5.921 s)". */
export function tryText(run, { from, count: times, first, last, stoppedBy }) {
  const when = times === 1 ? `once, at ${run.clock(first)}` : `${times} times, from ${run.clock(first)} to ${run.clock(last)}`;
  const causes = [...stoppedBy].map(([by, number]) => `${by}${during(run, by)}${stoppedBy.size > 1 ? `: ${number}` : ""}`);
  return `${from} sent it ${when}: stopped by ${causes.join(", ")}`;
}

function during(run, name) {
  const fault = run.faults.find((each) => each.name === name);
  return fault === undefined || run.steps ? "" : ` (${seconds(fault.begin)} to ${fault.open ? "the end" : seconds(fault.end)})`;
}

/** What is known about a node that does not have the value in the end; nothing is said that the page can't know. */
export function neverText(run, value, { name, had, tries: failed }) {
  if (had !== Infinity || !run.messages?.hasAllOf(value)) {
    return null;
  }
  if (failed.length === 0) {
    return `No message with it was sent to ${name}.`;
  }
  const last = Math.max(...failed.map((each) => each.last));
  const stops = failed.flatMap((each) => [...each.stoppedBy.keys()]);
  const over = run.faults.filter((fault) => stops.includes(fault.name) && !fault.open && fault.end > last);
  const ended = over.map((fault) => `${fault.name} ended at ${run.clock(fault.end)}`).join(", ");
  return `No message with it was sent to ${name} after ${run.clock(last)}${ended ? `, and ${ended}` : ""}.`;
}

/** How the value spread, in one line. */
export function spreadText(run, value, nodes) {
  const asked = nodes.filter((each) => each.from === "a client").map((each) => each.name);
  const holders = nodes.filter((each) => each.had < Infinity);
  const begun = run.values.begun(value);
  const parts = [asked.length > 0 ? `${asked.join(", ")} had it from a client at ${run.clock(begun)}.` : "No node had it from a client, as far as the page shows."];
  const last = Math.max(...holders.map((each) => each.had));
  const within = run.steps ? `by ${run.clock(last)}` : `${millis(Math.max(0, last - begun))} later`;
  const m = run.messages;
  if (holders.length > 1 && m) {
    const all = m.of(value);
    const brought = nodes.filter((each) => each.message !== null).length;
    const lost = all.filter((i) => m.lostBy(i) !== null).length;
    const hops = Math.max(...nodes.map((each) => each.hops));
    parts.push(`${holders.length} of ${nodes.length} nodes had it ${within}, over at most ${count(hops, "hop")}.`);
    parts.push(`${count(all.length, "message")} carried it: ${brought} brought it to a node first, and ${lost} ${lost === 1 ? "was" : "were"} lost.`);
  }
  return parts.join(" ");
}
