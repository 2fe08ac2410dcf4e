// When events are shown while the replay plays. This is not to scale: a message that takes no time takes a moment on the screen, and a stretch in
// which nothing happens can be cut short.
import { KIND } from "glomers/replay-events";

/** How long a message is on its way at least, in milliseconds of playing. */
export const SHORTEST_FLIGHT = 700;

/** How long nothing happens at most, if quiet stretches are skipped. */
const LONGEST_PAUSE = 500;

/** Otherwise, a second of the run takes so many seconds. */
export const SLOW_MOTION = 5;

const REST = { [KIND.FAULT_BEGIN]: 400, [KIND.FAULT_END]: 400, [KIND.INVOKE]: 250 };

export class Clock {
  /** @param skips whether quiet stretches are skipped */
  constructor(events, skips) {
    this.events = events;
    /** When each event is shown, in milliseconds of playing at normal speed. */
    this.shown = new Float64Array(events.count);
    /** When each message is sent and when it arrives. */
    const messages = events.run.messages?.count ?? 0;
    this.sent = new Float64Array(messages).fill(NaN);
    this.arrives = new Float64Array(messages).fill(NaN);
    let now = 0;
    for (let k = 0; k < events.count; k++) {
      const passed = ((events.time[k] - (k > 0 ? events.time[k - 1] : 0)) / 1000) * SLOW_MOTION;
      now += Math.max(skips ? Math.min(LONGEST_PAUSE, passed) : passed, k > 0 ? (REST[events.kind[k - 1]] ?? 0) : 0);
      const ref = events.ref[k];
      if (events.kind[k] === KIND.SEND) {
        this.sent[ref] = now;
      } else if (events.kind[k] === KIND.ARRIVE) {
        now = Math.max(now, this.sent[ref] + SHORTEST_FLIGHT);
        this.arrives[ref] = now;
      }
      this.shown[k] = now;
    }
    this.end = now + SHORTEST_FLIGHT;
  }

  /** How much of its way a message has made, from 0 to 1; one that never arrives stays on its way. */
  progress(message, now) {
    const sent = this.sent[message];
    const arrives = this.arrives[message];
    const never = Number.isNaN(arrives);
    const share = (now - sent) / ((never ? this.end : arrives) - sent);
    return Math.max(0, Math.min(never ? 0.9 : 1, share));
  }

  /** How many events are shown by a moment of playing. */
  positionAt(now) {
    return d3.bisectRight(this.shown, now);
  }

  /** The moment of playing that belongs to a place between events. */
  at(position) {
    return position === 0 ? 0 : this.shown[position - 1];
  }

  /** The moment of playing that belongs to a time of the run. */
  ofTime(time) {
    const next = this.events.after(time);
    return between(time, next, this.events.time, this.shown, this.events.count);
  }

  /** The time of the run that belongs to a moment of playing. */
  timeAt(now) {
    return between(now, this.positionAt(now), this.shown, this.events.time, this.events.count);
  }
}

/** Reads a place between two entries of a scale on another scale. */
function between(place, next, scale, other, count) {
  const before = next > 0 ? [scale[next - 1], other[next - 1]] : [0, 0];
  if (next === count) {
    return before[1];
  }
  const share = scale[next] > before[0] ? (place - before[0]) / (scale[next] - before[0]) : 0;
  return before[1] + Math.max(0, Math.min(1, share)) * (other[next] - before[1]);
}
