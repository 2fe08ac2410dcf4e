// The data of a run. The page has them as one JSON object; RunPage.java writes it, and this file reads it:
//
//   format       the version of this format: 1
//   title        the program and its settings in one line
//   lines        the lines that the terminal showed before the findings, each as [name, text]
//   results      results.json
//   nodes        the names of the nodes; elsewhere, a node is its index in this list
//   topology     the suggested links between nodes, as pairs
//   workloadEnd  when the clients stopped to begin new operations
//   steps        if it is there, all times are the numbers of steps, from 1, and this says what happens in each
//   faults       {name, kind, detail, begin, end, affected (missing if it is not known), links, paused}; links are the directions that are cut, as pairs
//   operations   of clients, as columns, in the order of invocation: node, read (1) or broadcast (0), value (of a broadcast), begin, took,
//                outcome (an index in "outcomes"), log and shown: a read showed the first so many of the values in that one of "logs";
//                "total" is how many there were in the run
//   values       as columns: value, fate (an index in FATES), known, latency (in ms); and "had": for each node, when it first had each
//                value; "total" is how many there were in the run
//   traffic      messages sent in each interval of time, by kind
//   messages     between nodes, as columns, in the order in which they were delivered or lost: id, src, dest, sent, took, lostBy (an index
//                in "causes"), template (an index in "templates"; each U+0001 in it stands for the next of "numbers"), valueCount (how many
//                of "values" it carries); "total" is how many there were in the run; "whole" lists values all of whose messages are
//                here, whatever else is left out; "unseen" says whether values also reached nodes in ways that no message shows.
//                Missing if nothing is known about messages.
//
// Times are microseconds since the operations began, and -1 stands for none.

import { seconds } from "glomers/format";

const NONE = -1;
export const FATES = ["stable", "stale", "lost", "never read"];
const PLACE = "\u0001";

export class Run {
  constructor(data) {
    Object.assign(this, {
      title: data.title,
      lines: data.lines,
      results: data.results,
      nodes: data.nodes,
      topology: data.topology ?? [],
      steps: data.steps ?? null,
      workloadEnd: data.workloadEnd,
      traffic: data.traffic,
    });
    this.operations = new Operations(data.operations);
    this.messages = data.messages ? new Messages(data.messages) : null;
    this.end = lastTime(this, data);
    this.faults = data.faults.map((fault) => ({ ...fault, open: fault.end === NONE, end: fault.end === NONE ? this.end : fault.end }));
    this.values = new Values(data.values, this.operations);
  }

  /** The run of the page. */
  static ofPage() {
    return new Run(JSON.parse(document.getElementById("data").textContent));
  }

  /** A time as text. */
  clock(time) {
    return this.steps ? `step ${time}` : seconds(time);
  }

  /** Whether a fault stops messages from a node to another at a time. */
  isCut(src, dest, time) {
    return this.faults.some(
      (fault) => fault.begin <= time && time < fault.end && fault.links.some(([from, to]) => from === src && to === dest),
    );
  }
}

class Operations {
  #positions = [];

  constructor(columns) {
    this.columns = columns;
    this.count = columns.begin.length;
    this.total = columns.total;
  }

  node(i) {
    return this.columns.node[i];
  }

  isRead(i) {
    return this.columns.read[i] === 1;
  }

  /** The value of a broadcast. */
  value(i) {
    return this.columns.value[i];
  }

  begin(i) {
    return this.columns.begin[i];
  }

  /** When it ended; Infinity if it never did. */
  end(i) {
    return this.columns.took[i] === NONE ? Infinity : this.columns.begin[i] + this.columns.took[i];
  }

  /** "ok", or what the node did instead. */
  outcome(i) {
    return this.columns.outcome[i] === NONE ? "never ended" : this.columns.outcomes[this.columns.outcome[i]];
  }

  /** Whether a read showed a value; undefined if it failed, or if that is not known. */
  shows(i, value) {
    const log = this.columns.log[i];
    if (log === NONE) {
      return undefined;
    }
    this.#positions[log] ??= new Map(this.columns.logs[log].map((shown, position) => [shown, position]));
    return (this.#positions[log].get(value) ?? Infinity) < this.columns.shown[i];
  }

  /** The kind, for legends: such as "read, ok". */
  kind(i) {
    return `${this.isRead(i) ? "read" : "broadcast"}, ${this.outcome(i) === "ok" ? "ok" : "not ok"}`;
  }
}

class Messages {
  #ofValue = null;
  #inOrder = null;

  constructor(columns) {
    this.columns = columns;
    this.count = columns.id.length;
    this.total = columns.total;
    this.types = columns.templates.map((template) => /"type"\s*:\s*"([^"]*)"/.exec(template)?.[1] ?? "no type");
    this.replies = columns.templates.map((template) => /"in_reply_to"\s*:/.test(template));
    this.places = columns.templates.map((template) => template.split(PLACE).length - 1);
    this.firstNumber = new Uint32Array(this.count + 1);
    this.firstValue = new Uint32Array(this.count + 1);
    for (let i = 0; i < this.count; i++) {
      this.firstNumber[i + 1] = this.firstNumber[i] + this.places[columns.template[i]];
      this.firstValue[i + 1] = this.firstValue[i] + columns.valueCount[i];
    }
  }

  id(i) {
    return this.columns.id[i];
  }

  src(i) {
    return this.columns.src[i];
  }

  dest(i) {
    return this.columns.dest[i];
  }

  sent(i) {
    return this.columns.sent[i];
  }

  /** When it was delivered or lost; Infinity if it was in flight at the end. */
  arrived(i) {
    return this.columns.took[i] === NONE ? Infinity : this.columns.sent[i] + this.columns.took[i];
  }

  isDelivered(i) {
    return this.columns.took[i] !== NONE && this.columns.lostBy[i] === NONE;
  }

  /** What lost it; null if it was not lost. */
  lostBy(i) {
    return this.columns.lostBy[i] === NONE ? null : this.columns.causes[this.columns.lostBy[i]];
  }

  type(i) {
    return this.types[this.columns.template[i]];
  }

  isReply(i) {
    return this.replies[this.columns.template[i]];
  }

  /** The values that it carries. */
  values(i) {
    return this.columns.values.slice(this.firstValue[i], this.firstValue[i + 1]);
  }

  /** Its body, as its sender wrote it; a long one is cut. */
  body(i) {
    const parts = this.columns.templates[this.columns.template[i]].split(PLACE);
    const first = this.firstNumber[i];
    return parts.map((part, p) => (p === 0 ? part : this.columns.numbers[first + p - 1] + part)).join("");
  }

  /** Whether the page has all messages that carry a value, and it is known that they do. */
  hasAllOf(value) {
    return !this.columns.unseen && (this.count === this.total || this.columns.whole.includes(value));
  }

  /** The indices of all messages, in the order in which they were sent. */
  inOrder() {
    this.#inOrder ??= Uint32Array.from({ length: this.count }, (_, i) => i).sort((a, b) => this.sent(a) - this.sent(b) || this.id(a) - this.id(b));
    return Array.from(this.#inOrder);
  }

  /** The indices of the messages that carry a value. */
  of(value) {
    if (this.#ofValue === null) {
      this.#ofValue = new Map();
      for (let i = 0; i < this.count; i++) {
        for (let v = this.firstValue[i]; v < this.firstValue[i + 1]; v++) {
          const carried = this.columns.values[v];
          const others = this.#ofValue.get(carried);
          if (others === undefined) {
            this.#ofValue.set(carried, [i]);
          } else if (others[others.length - 1] !== i) {
            others.push(i);
          }
        }
      }
    }
    return this.#ofValue.get(value) ?? [];
  }
}

class Values {
  #index;

  constructor(columns, operations) {
    this.columns = columns;
    this.count = columns.value.length;
    this.total = columns.total;
    this.#index = new Map(columns.value.map((value, i) => [value, i]));
    /** When each value was first broadcast. */
    this.broadcast = new Map();
    for (let i = 0; i < operations.count; i++) {
      if (!operations.isRead(i) && !this.broadcast.has(operations.value(i))) {
        this.broadcast.set(operations.value(i), operations.begin(i));
      }
    }
  }

  has(value) {
    return this.#index.has(value);
  }

  fate(value) {
    return FATES[this.columns.fate[this.#index.get(value)]];
  }

  /** When a value was first broadcast; 0 if that is not known. */
  begun(value) {
    return this.broadcast.get(value) ?? 0;
  }

  /** All values with a fate. */
  withFate(fate) {
    return this.columns.value.filter((value, i) => FATES[this.columns.fate[i]] === fate);
  }

  /** Whether it is known when nodes had values. */
  get areTraced() {
    return this.columns.had !== undefined;
  }

  /** When a node first had a value; Infinity if never, or if it is not known. */
  had(node, value) {
    const time = this.columns.had?.[node][this.#index.get(value)] ?? NONE;
    return time === NONE ? Infinity : time;
  }
}

function lastTime(run, data) {
  let last = data.workloadEnd ?? 0;
  for (let i = 0; i < run.operations.count; i++) {
    const end = run.operations.end(i);
    last = Math.max(last, end === Infinity ? run.operations.begin(i) : end);
  }
  for (const fault of data.faults) {
    last = Math.max(last, fault.begin, fault.end);
  }
  if (run.messages) {
    for (let i = 0; i < run.messages.count; i++) {
      const arrived = run.messages.arrived(i);
      last = Math.max(last, arrived === Infinity ? run.messages.sent(i) : arrived);
    }
  }
  return Math.max(last, 1);
}
