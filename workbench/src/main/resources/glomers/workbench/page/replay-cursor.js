// Where the replay is: a place between two events, and what is so at this place. It moves both ways, an event at a time.
import { KIND } from "glomers/replay-events";

export class Cursor {
  constructor(events) {
    this.events = events;
    /** How many events have happened. */
    this.position = 0;
    /** The messages in flight. */
    this.inFlight = new Set();
    /** The faults in force. */
    this.faults = new Set();
    this.delivered = 0;
    this.lost = 0;
    /** How many values were broadcast so far. */
    this.broadcast = 0;
    /** How many values each node has. */
    this.has = new Int32Array(events.run.nodes.length);
  }

  moveTo(position) {
    const target = Math.max(0, Math.min(this.events.count, position));
    while (this.position < target) {
      this.#happens(this.position++, true);
    }
    while (this.position > target) {
      this.#happens(--this.position, false);
    }
  }

  /** Where the step begins or ends that lies before or behind this place. */
  stepFrom(direction) {
    const { events } = this;
    let to = Math.max(0, Math.min(events.count, this.position + direction));
    while (to > 0 && to < events.count && events.isOneStep(to - 1)) {
      to += direction;
    }
    return to;
  }

  /** The events of the last step. */
  lastStep() {
    const last = this.position - 1;
    let first = last;
    while (first > 0 && this.events.isOneStep(first - 1)) {
      first--;
    }
    return last < 0 ? [] : d3.range(first, last + 1);
  }

  #happens(k, forward) {
    const { events } = this;
    const one = forward ? 1 : -1;
    const ref = events.ref[k];
    if (events.kind[k] === KIND.SEND) {
      toggle(this.inFlight, ref, forward);
    } else if (events.kind[k] === KIND.ARRIVE) {
      toggle(this.inFlight, ref, !forward);
      if (events.run.messages.isDelivered(ref)) {
        this.delivered += one;
      } else {
        this.lost += one;
      }
    } else if (events.kind[k] === KIND.FAULT_BEGIN || events.kind[k] === KIND.FAULT_END) {
      toggle(this.faults, events.run.faults[ref], forward === (events.kind[k] === KIND.FAULT_BEGIN));
    }
    this.broadcast += one * events.isNew[k];
    for (let g = events.firstGain[k]; g < events.firstGain[k + 1]; g++) {
      this.has[events.gainNode[g]] += one;
    }
  }
}

function toggle(set, element, isIn) {
  if (isIn) {
    set.add(element);
  } else {
    set.delete(element);
  }
}
