// What happened, in words: for the labels and tooltips of a space-time diagram.
import { millis, seconds } from "glomers/format";

/** What a step of a diagram is about. */
export function textOf(run, events, value) {
  const [event] = events;
  if (event.kind === "read" && events.length > 1 && events.every((read) => read.kind === "read")) {
    return `clients read ${[...new Set(events.map((read) => run.nodes[read.node]))].join(", ")}`;
  }
  const { messages, operations, nodes } = run;
  switch (event.kind) {
    case "fault":
      return `${run.faults[event.i].name} begins: ${run.faults[event.i].detail}`;
    case "heal":
      return `${run.faults[event.i].name} ends`;
    case "broadcast":
    case "read":
      return operationText(run, event.i, value);
    case "arrival":
      return `${linkOf(run, event.i)} ${typeOf(run, event.i, value)} arrives`;
    case "loss":
      return `${linkOf(run, event.i)} ${typeOf(run, event.i, value)} lost: ${messages.lostBy(event.i)}`;
    default: {
      const sent = events.map((send) => send.i);
      const types = [...new Set(sent.map((i) => typeOf(run, i, value)))];
      const to = [...new Set(sent.map((i) => nodes[messages.dest(i)]))];
      return `${nodes[event.node]} sends ${types.join(", ")} to ${to.join(", ")}`;
    }
  }
}

/** The type of a message, and what it carries if that is not the value that all carry. */
function typeOf(run, i, value) {
  const values = value === null ? run.messages.values(i) : [];
  const carried = values.length === 0 ? "" : values.length === 1 ? ` ${values[0]}` : ` (${values.length} values)`;
  return run.messages.type(i) + carried;
}

/** The nodes that a message goes between. */
function linkOf(run, i) {
  return `${run.nodes[run.messages.src(i)]} → ${run.nodes[run.messages.dest(i)]}`;
}

/** A client's operation. */
export function operationText(run, i, value) {
  const { operations, nodes } = run;
  const node = nodes[operations.node(i)] ?? "a node";
  const end = operations.outcome(i) === "ok" ? "" : `, ${operations.outcome(i)}`;
  if (!operations.isRead(i)) {
    return `client to ${node}: broadcast ${operations.value(i)}${end || ", acknowledged"}`;
  }
  const shows = value === null ? undefined : operations.shows(i, value);
  return `client to ${node}: read${shows === undefined ? end : shows ? ` with ${value}` : ` without ${value}`}`;
}

/** A message, line by line. */
export function messageLines(run, i) {
  const { messages } = run;
  const arrived = messages.arrived(i);
  const lostBy = messages.lostBy(i);
  const took = arrived === Infinity ? "" : ` (${millis(arrived - messages.sent(i))})`;
  const end = arrived === Infinity ? "in flight at the end" : `${lostBy === null ? "arrived" : `lost by ${lostBy}`} at ${run.clock(arrived)}${run.steps ? "" : took}`;
  return [
    `message ${messages.id(i)}: ${linkOf(run, i)}, ${messages.type(i)}`,
    `sent at ${run.clock(messages.sent(i))}, ${end}`,
    messages.body(i),
  ];
}

/** A fault, and whom it kept apart. */
export function faultLines(run, fault) {
  const { nodes } = run;
  const end = fault.open ? "the end" : seconds(fault.end);
  const lines = [`${fault.name}: ${fault.detail}`, run.steps ? "" : `${seconds(fault.begin)} to ${end}, touched ${fault.affected}`];
  for (const [n, node] of nodes.entries()) {
    const others = nodes.filter((other, o) => fault.links.some(([from, to]) => from === n && to === o));
    if (others.length > 0) {
      lines.push(`${node} did not reach ${others.join(", ")}`);
    }
  }
  return lines.filter((line) => line !== "").slice(0, 14);
}
