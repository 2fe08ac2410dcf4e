// The rows of several space-time diagrams side by side, each drawn one step each: what happens at the same time is in the same row.
export class Rows {
  #tops = new Map(); // the first row of each time

  /** @param all the Steps of each diagram */
  constructor(all) {
    const most = new Map(); // how many steps a diagram has at a time, at most
    for (const steps of all) {
      for (let s = 0; s < steps.count; s++) {
        most.set(steps.time(s), Math.max(most.get(steps.time(s)) ?? 0, before(steps, s) + 1));
      }
    }
    this.count = 0;
    for (const time of [...most.keys()].sort((a, b) => a - b)) {
      this.#tops.set(time, this.count);
      this.count += most.get(time);
    }
  }

  /** The row of a step of one of the diagrams. */
  of(steps, step) {
    return this.#tops.get(steps.time(step)) + before(steps, step);
  }
}

/** How many steps at the same time come before a step. */
function before(steps, step) {
  let first = step;
  while (first > 0 && steps.time(first - 1) === steps.time(step)) {
    first--;
  }
  return step - first;
}
