// The values, what became of them, and when each node first had each: run.js describes their columns.

const NONE = -1;
export const FATES = ["stable", "stale", "lost", "never read"];

export class Values {
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
