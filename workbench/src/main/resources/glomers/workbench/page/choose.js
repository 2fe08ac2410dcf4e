// Chooses what a space-time diagram shows: of all messages of the page, those that the reader wants, and at most a certain number of them.

/** The largest number of messages that are drawn at once. */
export const MOST_MESSAGES = 400;
const MOST_OPERATIONS = 400;
const MOST_FAULTS = 60;

/**
 * What to show. Missing: everything.
 *
 * @typedef {object} Wanted
 * @property {number|null} value only messages with this value
 * @property {number|null} node only messages from or to this node
 * @property {string|null} type only messages of this type
 * @property {[number, number]} window only what happened between these times
 * @property {boolean} allOperations also the operations that are not about the value
 * @property {number} skip how many messages to pass over, because a page before this one shows them
 */

/** @returns {{messages: number[], matching: number, operations: number[], faults: number[], stretch: [number, number]}} indices */
export function choose(run, wanted, most = MOST_MESSAGES) {
  const { value = null, window = [0, run.end], skip = 0 } = wanted;
  const matching = matchingMessages(run, { ...wanted, value, window });
  const messages = matching.slice(skip, skip + most);
  const from = skip > 0 ? run.messages.sent(matching[skip] ?? matching[0]) : window[0];
  const next = matching[skip + most];
  const stretch = [from, next === undefined ? window[1] : run.messages.sent(next)];
  const operations = operationsOf(run, wanted, stretch);
  return { messages, matching: matching.length, operations, faults: faultsOf(run, value, messages, operations, stretch), stretch };
}

/** The indices of all messages that match, in the order in which they were sent. */
function matchingMessages(run, { value, node = null, type = null, window: [from, to] }) {
  const m = run.messages;
  if (!m) {
    return [];
  }
  const types = m.types.map((name) => type === null || name === type);
  const matches = (i) =>
    m.sent(i) <= to && m.arrived(i) >= from && types[m.columns.template[i]] && (node === null || m.src(i) === node || m.dest(i) === node);
  if (value !== null) {
    return m.of(value).filter(matches).sort((a, b) => m.sent(a) - m.sent(b) || m.id(a) - m.id(b));
  }
  return m.inOrder().filter(matches);
}

function operationsOf(run, { value = null, node = null, allOperations = false, noOperations = false }, [from, to]) {
  if (noOperations) {
    return [];
  }
  const { operations } = run;
  const chosen = [];
  const firstWith = new Map(); // by node
  const lastWithout = new Map();
  for (let i = 0; i < operations.count; i++) {
    const end = operations.end(i) === Infinity ? operations.begin(i) : operations.end(i);
    if (operations.begin(i) > to || end < from || (node !== null && operations.node(i) !== node)) {
      continue;
    }
    if (value === null || allOperations || (!operations.isRead(i) && operations.value(i) === value)) {
      chosen.push(i);
    } else if (operations.isRead(i) && end >= run.values.begun(value)) {
      const shows = operations.shows(i, value);
      if (shows === true && !firstWith.has(operations.node(i))) {
        firstWith.set(operations.node(i), i);
      } else if (shows === false) {
        lastWithout.set(operations.node(i), i);
      }
    }
  }
  return [...chosen, ...firstWith.values(), ...lastWithout.values()].slice(0, MOST_OPERATIONS);
}

/** The faults during the messages; for a value, from its broadcast to its last message. */
function faultsOf(run, value, messages, operations, stretch) {
  let [from, to] = stretch;
  if (value !== null && messages.length > 0) {
    from = Math.max(from, Math.min(run.values.begun(value), run.messages.sent(messages[0])));
    to = Math.min(to, Math.max(...messages.map((i) => (run.messages.arrived(i) === Infinity ? run.messages.sent(i) : run.messages.arrived(i)))));
  }
  return d3.range(run.faults.length).filter((f) => run.faults[f].begin <= to && run.faults[f].end >= from).slice(0, MOST_FAULTS);
}
