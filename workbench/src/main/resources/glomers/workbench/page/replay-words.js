// The steps of the replay in words.
import { count } from "glomers/format";
import { KIND } from "glomers/replay-events";

/** How many names or values a sentence lists. */
const MOST = 5;

/** What happens in a step, in one sentence. */
export function sentence(events, step) {
  if (step.length === 0) {
    return "Nothing has happened yet.";
  }
  const { run, kind, ref } = events;
  const k = step[step.length - 1];
  const i = ref[k];
  const { operations, messages } = run;
  switch (kind[k]) {
    case KIND.FAULT_BEGIN:
      return `${run.faults[i].name} begins: ${run.faults[i].detail}.`;
    case KIND.FAULT_END:
      return `${run.faults[i].name} ends.`;
    case KIND.INVOKE:
      return operations.isRead(i) ? `A client reads from ${on(run, i)}.` : `A client asks ${on(run, i)} to broadcast ${operations.value(i)}.`;
    case KIND.COMPLETE:
      return operations.outcome(i) === "ok"
        ? `${on(run, i)} answers the ${asked(operations, i)}.`
        : `The ${asked(operations, i)} ends: ${on(run, i)} ${operations.outcome(i)}.`;
    case KIND.SEND:
      return `${run.nodes[messages.src(i)]} sends ${contents(run, step.map((s) => ref[s]))} to ${list(step.map((s) => run.nodes[messages.dest(ref[s])]))}.`;
    default:
      return arrival(events, k, i);
  }
}

function arrival(events, k, i) {
  const { run } = events;
  const { messages, nodes } = run;
  const what = contents(run, [i]);
  if (messages.lostBy(i) !== null) {
    return `${messages.lostBy(i)} stops ${what} from ${nodes[messages.src(i)]} to ${nodes[messages.dest(i)]}: it is lost.`;
  }
  const gained = Array.from(events.gainValue.subarray(events.firstGain[k], events.firstGain[k + 1]));
  const isCarrier = !messages.isReply(i) && messages.values(i).length > 0;
  const news = gained.length > 0 ? `: ${list(gained)} ${gained.length > 1 ? "are" : "is"} new to it` : isCarrier ? ", which tells it nothing new" : "";
  return `${nodes[messages.dest(i)]} receives ${what} from ${nodes[messages.src(i)]}${news}.`;
}

/** What messages have in them: their type, and their values if they are the same. */
function contents(run, ids) {
  const { messages } = run;
  const type = messages.type(ids[0]);
  const values = messages.values(ids[0]);
  const alike = ids.every((i) => messages.type(i) === type && messages.values(i).join() === values.join());
  if (!alike) {
    return count(ids.length, "message");
  }
  return values.length === 0 ? type : `${type} with ${list(values)}`;
}

/** A short text for a message in flight: its values, or else its type. */
export function label(messages, i) {
  const values = messages.values(i);
  return values.length === 0 ? messages.type(i) : values.length <= 3 ? values.join(" ") : `${values.length} values`;
}

/** What a client wants of a node, or got, for a moment of the replay. */
export function tag(events, k) {
  const { operations } = events.run;
  const i = events.ref[k];
  const what = operations.isRead(i) ? "read" : `broadcast ${operations.value(i)}`;
  return events.kind[k] === KIND.INVOKE ? what : `${what}: ${operations.outcome(i)}`;
}

function asked(operations, i) {
  return operations.isRead(i) ? "read" : `broadcast of ${operations.value(i)}`;
}

function on(run, i) {
  return run.nodes[run.operations.node(i)];
}

/** Such as "n0, n1 and n2", or "n0, n1, n2, n3 and 5 more". */
export function list(names) {
  const all = names.length <= MOST ? names : [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more`];
  return all.length < 2 ? all.join() : `${all.slice(0, -1).join(", ")} and ${all[all.length - 1]}`;
}
