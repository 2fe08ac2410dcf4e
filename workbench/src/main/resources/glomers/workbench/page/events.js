// The events of a space-time diagram in an order in which they can have happened, and the step of each.
//
// The records have the order in which messages were sent (their ids) and the order in which they arrived, but not how many arrived between two
// sends at the same time. So of events at the same time, a message arrives as soon as it was sent: no node is shown to pass on what has not
// come yet.

/** What happens to a message, an operation or a fault; "i" is its index. */
class Event {
  constructor(kind, time, node, i) {
    Object.assign(this, { kind, time, node, i });
  }
}

/** When a mark of an operation is drawn: a broadcast when it begins, a read when it ends. */
export function timeOf(operations, i) {
  const end = operations.end(i);
  return operations.isRead(i) && end !== Infinity ? end : operations.begin(i);
}

/**
 * @param messages indices of messages
 * @param operations indices of operations
 * @param faults indices of faults
 */
export function eventsOf(run, { messages, operations, faults }) {
  const m = run.messages;
  const sends = messages.map((i) => new Event("send", m.sent(i), m.src(i), i)).sort((a, b) => a.time - b.time || m.id(a.i) - m.id(b.i) || a.i - b.i);
  const ends = messages
    .filter((i) => m.arrived(i) !== Infinity)
    .map((i) => new Event(m.isDelivered(i) ? "arrival" : "loss", m.arrived(i), m.dest(i), i))
    .sort((a, b) => a.time - b.time || a.i - b.i);
  const marks = operations.map((i) => new Event(run.operations.isRead(i) ? "read" : "broadcast", timeOf(run.operations, i), run.operations.node(i), i));
  const first = [
    ...faults.filter((f) => !run.faults[f].open).map((f) => new Event("heal", run.faults[f].end, null, f)),
    ...faults.map((f) => new Event("fault", run.faults[f].begin, null, f)),
    ...marks.filter((mark) => mark.kind === "broadcast"),
  ].sort((a, b) => a.time - b.time);
  const last = marks.filter((mark) => mark.kind === "read").sort((a, b) => a.time - b.time);
  return merged(first, sends, ends, last);
}

function merged(first, sends, ends, last) {
  const events = [];
  const isSent = new Set();
  const at = { first: 0, sends: 0, ends: 0, last: 0 };
  const timeAt = (list, place) => list[place]?.time ?? Infinity;
  for (;;) {
    const times = [timeAt(first, at.first), timeAt(sends, at.sends), timeAt(ends, at.ends), timeAt(last, at.last)];
    const time = Math.min(...times);
    if (time === Infinity) {
      return events;
    }
    if (times[0] === time) {
      events.push(first[at.first++]);
    } else if (times[2] === time && isSent.has(ends[at.ends].i)) {
      events.push(ends[at.ends++]);
    } else if (times[1] === time) {
      isSent.add(sends[at.sends].i);
      events.push(sends[at.sends++]);
    } else {
      events.push(last[at.last++]);
    }
  }
}

/** What a node sends within this time, in microseconds, it sends because of what it did before. */
const AT_ONCE = 1000;

/** The steps: each event has its own, but what a node sends shares the step of what it just did. */
export class Steps {
  constructor(events) {
    /** The events of each step; the first is what it is about. */
    this.steps = [];
    this.ofSend = new Map();
    this.ofEnd = new Map();
    this.ofOperation = new Map();
    this.ofFault = new Map();
    this.ofHeal = new Map();
    const places = { send: this.ofSend, arrival: this.ofEnd, loss: this.ofEnd, broadcast: this.ofOperation, read: this.ofOperation, fault: this.ofFault, heal: this.ofHeal };
    const latest = new Map(); // the last step on each node's lane, where a loss has none
    let before = null;
    for (const event of events) {
      let step = latest.get(event.node);
      const since = step === undefined ? Infinity : event.time - this.steps[step][0].time;
      const shares = event.kind === "send" && (since === 0 || (since <= AT_ONCE && before?.node === event.node));
      if (!shares) {
        step = this.steps.push([]) - 1;
      }
      this.steps[step].push(event);
      places[event.kind].set(event.i, step);
      if (event.kind !== "loss" && event.node !== null) {
        latest.set(event.node, step);
      }
      before = event.kind === "loss" ? null : event;
    }
  }

  get count() {
    return this.steps.length;
  }

  /** The time of a step. */
  time(step) {
    return this.steps[step][0].time;
  }
}
