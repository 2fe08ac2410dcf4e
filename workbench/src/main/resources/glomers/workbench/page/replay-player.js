// Plays the replay: where it is, whether it moves, and how fast. It draws nothing.
import { Events } from "glomers/replay-events";
import { Cursor } from "glomers/replay-cursor";
import { Clock, SHORTEST_FLIGHT } from "glomers/replay-clock";

/** The longest stretch between two frames that counts, in milliseconds: a page in the background gets no frames, and goes on where it was. */
const LONGEST_FRAME = 100;

export class Player {
  /** @param onChange called when there is something new to draw */
  constructor(run, selection, onChange) {
    Object.assign(this, { run, selection, onChange });
    this.speed = 1;
    this.skips = true;
    this.isPlaying = false;
    /** The time of the run, and the moment of playing that belongs to it. */
    this.time = selection.window[0];
    this.moment = 0;
    this.#load();
  }

  /** Puts the events of the chosen value, or all events, in order. */
  #load() {
    this.events = new Events(this.run, this.selection.value);
    this.cursor = new Cursor(this.events);
    this.clock = new Clock(this.events, this.skips);
    this.#goTo(this.#placeOf(this.time), this.time);
  }

  /** Follows a choice of the reader. */
  follow(names) {
    if (names.includes("window")) {
      this.pause();
      this.seek(this.selection.window[0]);
    }
    if (names.includes("value")) {
      this.#load();
      this.onChange();
    }
  }

  skip(skips) {
    this.skips = skips;
    this.clock = new Clock(this.events, skips);
    this.#goTo(this.cursor.position, this.time);
    this.onChange();
  }

  toggle() {
    if (this.isPlaying) {
      this.pause();
    } else {
      this.#play();
    }
  }

  pause() {
    this.isPlaying = false;
    this.onChange();
  }

  #play() {
    if (this.cursor.position >= this.last) {
      this.seek(this.selection.window[0]);
    }
    this.isPlaying = true;
    this.frameAt = performance.now();
    requestAnimationFrame((at) => this.#frame(at));
    this.onChange();
  }

  #frame(at) {
    if (this.isPlaying) {
      this.advance(Math.min(LONGEST_FRAME, Math.max(0, at - this.frameAt)) * this.speed);
      this.frameAt = at;
      requestAnimationFrame((next) => this.#frame(next));
    }
  }

  /** Lets some milliseconds of playing pass. */
  advance(millis) {
    const [from, to] = this.selection.window;
    this.moment += millis;
    this.cursor.moveTo(Math.min(this.last, this.clock.positionAt(this.moment)));
    this.time = Math.min(to, Math.max(from, this.clock.timeAt(this.moment)));
    if (this.cursor.position >= this.last && this.moment > this.clock.at(this.last) + SHORTEST_FLIGHT) {
      this.isPlaying = false;
      this.time = to;
    }
    this.onChange();
  }

  /** Goes to where the step ends that comes next (1), or where it began (-1). */
  step(direction) {
    this.isPlaying = false;
    const position = Math.max(this.first, Math.min(this.last, this.cursor.stepFrom(direction)));
    this.#goTo(position, position > this.first ? this.events.time[position - 1] : this.selection.window[0]);
    this.onChange();
  }

  /** Goes to a time of the run. */
  seek(time) {
    const [from, to] = this.selection.window;
    const within = Math.max(from, Math.min(to, time));
    this.#goTo(this.#placeOf(within), within);
    this.onChange();
  }

  seekEnd() {
    this.isPlaying = false;
    this.seek(this.selection.window[1]);
  }

  /** At the begin of the chosen stretch, nothing of it has happened yet. */
  #placeOf(time) {
    return time <= this.selection.window[0] ? this.first : this.events.after(time);
  }

  /** The place before the first event of the chosen stretch, and the place after the last one. */
  get first() {
    return this.events.from(this.selection.window[0]);
  }

  get last() {
    return this.events.after(this.selection.window[1]);
  }

  #goTo(position, time) {
    this.cursor.moveTo(position);
    this.time = time;
    const isAtEvent = position > 0 && this.events.time[position - 1] === time;
    this.moment = isAtEvent ? this.clock.at(position) : this.clock.ofTime(time);
  }
}
