// The operations of clients: run.js describes their columns.

const NONE = -1;

export class Operations {
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
