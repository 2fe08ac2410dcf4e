// The messages between nodes: run.js describes their columns.

const NONE = -1;
const PLACE = "\u0001";

export class Messages {
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
