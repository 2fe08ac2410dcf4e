// What the reader has chosen: shared by all parts of the page, which listen for changes.

export class Selection {
  #listeners = [];

  /** @param end the end of the run, in microseconds */
  constructor(end) {
    /** The stretch of time that is shown, in microseconds. */
    this.window = [0, end];
    /** The value that is followed; null for none. */
    this.value = null;
  }

  /** Calls a listener after each change, with the names of what changed. */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  set(changes) {
    const names = Object.keys(changes).filter((name) => changes[name] !== this[name]);
    if (names.length > 0) {
      Object.assign(this, changes);
      this.#listeners.forEach((listener) => listener(names));
    }
  }
}
