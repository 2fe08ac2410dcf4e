// The events of a run in one order, for the replay. Events at the same microsecond, as there are many in a simulation without latency, are put in
// an order in which one can have led to the next: a message is sent before it arrives, and what a node sends comes right after what made it send.

export const KIND = { FAULT_END: 0, FAULT_BEGIN: 1, INVOKE: 2, SEND: 3, ARRIVE: 4, COMPLETE: 5 };

/** The events of a run; with a value, only those of its messages and broadcasts, and of the faults. */
export class Events {
  /** @param value the value that is followed; null for none */
  constructor(run, value = null) {
    const messages = chosenMessages(run, value);
    const most = 2 * (messages.length + run.operations.count + run.faults.length);
    this.run = run;
    this.value = value;
    this.kind = new Uint8Array(most);
    /** The index of the fault, of the operation or of the message. */
    this.ref = new Int32Array(most);
    this.time = new Float64Array(most);
    this.count = 0;
    this.#merge(messages);
    this.#place(new Gains(run, value, this));
  }

  #add(kind, ref, time) {
    this.kind[this.count] = kind;
    this.ref[this.count] = ref;
    this.time[this.count++] = time;
  }

  #merge(messages) {
    const { run, value } = this;
    const others = [];
    run.faults.forEach((fault, f) => {
      others.push([fault.begin, KIND.FAULT_BEGIN, f]);
      if (!fault.open) {
        others.push([fault.end, KIND.FAULT_END, f]);
      }
    });
    for (let i = 0; i < run.operations.count; i++) {
      if (value === null || (!run.operations.isRead(i) && run.operations.value(i) === value)) {
        others.push([run.operations.begin(i), KIND.INVOKE, i]);
        if (run.operations.end(i) < Infinity) {
          others.push([run.operations.end(i), KIND.COMPLETE, i]);
        }
      }
    }
    others.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    const flow = run.messages ? new Flow(run.messages, messages) : null;
    for (const [time, kind, ref] of others) {
      flow?.until(time, kind === KIND.COMPLETE, (...event) => this.#add(...event));
      this.#add(kind, ref, time);
      flow?.acts(kind === KIND.INVOKE ? run.operations.node(ref) : -1);
    }
    flow?.until(Infinity, false, (...event) => this.#add(...event));
  }

  /** Sorts the gains by event: the event k has those from firstGain[k] to firstGain[k + 1]. */
  #place(gains) {
    this.firstGain = new Uint32Array(this.count + 2);
    gains.event.forEach((event) => this.firstGain[event + 2]++);
    for (let k = 0; k < this.count; k++) {
      this.firstGain[k + 2] += this.firstGain[k + 1];
    }
    this.gainNode = new Int32Array(gains.event.length);
    this.gainValue = new Float64Array(gains.event.length);
    gains.event.forEach((event, g) => {
      const place = this.firstGain[event + 1]++;
      this.gainNode[place] = gains.node[g];
      this.gainValue[place] = gains.value[g];
    });
    this.isNew = gains.isNew;
  }

  /** The first event that is later than a time: as many events are not later. */
  after(time) {
    return d3.bisectRight(this.time, time, 0, this.count);
  }

  /** The first event that is not before a time. */
  from(time) {
    return d3.bisectLeft(this.time, time, 0, this.count);
  }

  /** Whether two neighbouring events are one step: messages that one node sends at one moment. */
  isOneStep(k) {
    const { messages } = this.run;
    return (
      k + 1 < this.count &&
      this.kind[k] === KIND.SEND &&
      this.kind[k + 1] === KIND.SEND &&
      this.time[k] === this.time[k + 1] &&
      messages.src(this.ref[k]) === messages.src(this.ref[k + 1])
    );
  }
}

function chosenMessages(run, value) {
  if (!run.messages) {
    return [];
  }
  return value === null ? d3.range(run.messages.count) : run.messages.of(value);
}

/** The messages as they are sent and as they arrive, in one order. */
class Flow {
  #active = -1;
  #nextSend = 0;
  #nextEnd = 0;

  constructor(messages, chosen) {
    this.messages = messages;
    this.sends = chosen.slice().sort((a, b) => messages.sent(a) - messages.sent(b) || messages.id(a) - messages.id(b) || a - b);
    this.ends = chosen.filter((i) => messages.arrived(i) < Infinity).sort((a, b) => messages.arrived(a) - messages.arrived(b) || a - b);
    this.isSent = new Uint8Array(messages.count);
  }

  /** A node did something just now, so that what it sends next may come of it. */
  acts(node) {
    this.#active = node;
  }

  /** Adds the events before a time, and also those at this time if they are wanted. */
  until(time, inclusive, add) {
    const { messages, sends, ends } = this;
    for (;;) {
      const send = this.#nextSend < sends.length ? messages.sent(sends[this.#nextSend]) : Infinity;
      const end = this.#nextEnd < ends.length ? messages.arrived(ends[this.#nextEnd]) : Infinity;
      const first = Math.min(send, end);
      if (first === Infinity || first > time || (first === time && !inclusive)) {
        return;
      }
      const m = ends[this.#nextEnd];
      const sendsNow = send < end || (send === end && (!this.isSent[m] || messages.src(sends[this.#nextSend]) === this.#active));
      if (sendsNow) {
        const s = sends[this.#nextSend++];
        this.isSent[s] = 1;
        this.#active = messages.src(s);
        add(KIND.SEND, s, send);
      } else {
        this.#nextEnd++;
        this.#active = messages.isDelivered(m) ? messages.dest(m) : this.#active;
        add(KIND.ARRIVE, m, end);
      }
    }
  }
}

/** Which event gave which node which value: the first one at the time since when the node had it that carried the value to it. */
class Gains {
  constructor(run, value, events) {
    this.event = [];
    this.node = [];
    this.value = [];
    /** Whether an event broadcasts a value for the first time. */
    this.isNew = new Uint8Array(events.count);
    const values = value === null ? run.values.columns.value : run.values.has(value) ? [value] : [];
    const wanted = new Set(values);
    const left = run.nodes.map(() => new Set(values));
    const broadcast = new Set();
    const gain = (k, node, gained) => {
      if (left[node].has(gained) && run.values.had(node, gained) === events.time[k]) {
        left[node].delete(gained);
        this.#add(k, node, gained);
      }
    };
    for (let k = 0; k < events.count; k++) {
      const ref = events.ref[k];
      if (events.kind[k] === KIND.ARRIVE && run.messages.isDelivered(ref)) {
        run.messages.values(ref).forEach((carried) => gain(k, run.messages.dest(ref), carried));
      } else if (events.kind[k] === KIND.INVOKE && !run.operations.isRead(ref)) {
        const said = run.operations.value(ref);
        this.isNew[k] = wanted.has(said) && !broadcast.has(said) ? 1 : 0;
        broadcast.add(said);
        gain(k, run.operations.node(ref), said);
      }
    }
    // Whatever no event explains comes with the next event.
    left.forEach((missing, node) => missing.forEach((gained) => this.#addAt(events, run.values.had(node, gained), node, gained)));
  }

  #addAt(events, time, node, gained) {
    if (time < Infinity && events.count > 0) {
      this.#add(Math.min(events.from(time), events.count - 1), node, gained);
    }
  }

  #add(event, node, value) {
    this.event.push(event);
    this.node.push(node);
    this.value.push(value);
  }
}
