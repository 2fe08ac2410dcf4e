// Where two programs part: what they do alike with a value, and the first thing that they do differently. Only what the records show.
import { seconds } from "glomers/format";

/**
 * The messages with a value, in the order in which they were sent. Of two copies of a message, one that arrived counts.
 *
 * @returns {{src: number, dest: number, nth: number, sent: number, arrived: number, lostBy: string|null}[]} nth counts the messages with the
 *     value on the same link from 1
 */
export function sends(run, value) {
  const m = run.messages;
  const byId = new Map();
  for (const i of m.of(value)) {
    if (!byId.has(m.id(i)) || m.isDelivered(i)) {
      byId.set(m.id(i), i);
    }
  }
  const onLink = new Map();
  return [...byId.values()]
    .sort((a, b) => m.sent(a) - m.sent(b) || m.id(a) - m.id(b))
    .map((i) => {
      const link = `${m.src(i)} ${m.dest(i)}`;
      const nth = (onLink.get(link) ?? 0) + 1;
      onLink.set(link, nth);
      return { src: m.src(i), dest: m.dest(i), nth, sent: m.sent(i), arrived: m.arrived(i), lostBy: m.lostBy(i) };
    });
}

/** A message that was sent so much later than its match, in microseconds, was not sent at the same point. */
const LATER = 50_000;

/**
 * Compares what two runs did with a value. Messages are matched by link and by their number on the link; small differences of time count for
 * nothing.
 *
 * @returns {{alike: object[], first: null | {in: 0|1, message: object, other: object|undefined}}} the messages that are in both runs, with the
 *     same fate, before the first that is not; and that one, with its match in the other run
 */
export function part(one, other) {
  const key = ({ src, dest, nth }) => `${src} ${dest} ${nth}`;
  const maps = [one, other].map((messages) => new Map(messages.map((message) => [key(message), message])));
  const both = [one.map((message) => ({ in: 0, message })), other.map((message) => ({ in: 1, message }))].flat();
  both.sort((a, b) => a.message.sent - b.message.sent || a.in - b.in);
  const alike = [];
  for (const event of both) {
    const match = maps[1 - event.in].get(key(event.message));
    if (match === undefined || fate(match) !== fate(event.message) || isLater(match, event.message)) {
      return { alike, first: { ...event, other: match } };
    }
    if (event.in === 0) {
      alike.push(event.message);
    }
  }
  return { alike, first: null };
}

function isLater(message, other) {
  return message.sent > other.sent + LATER;
}

function fate({ arrived, lostBy }) {
  return lostBy !== null ? `lost by ${lostBy}` : arrived === Infinity ? "in flight" : "arrived";
}

/** Where two runs part, in sentences. */
export function sentences(names, runs, value) {
  const all = runs.map((run) => sends(run, value));
  const { alike, first } = part(...all);
  const texts = [];
  const begun = runs.map((run) => broadcastText(run, value));
  if (begun[0] !== begun[1]) {
    texts.push(`A client broadcasts it ${begun[0]} in ${names[0]}, and ${begun[1]} in ${names[1]}.`);
  }
  if (alike.length > 0) {
    texts.push(`${names[0]} and ${names[1]} ${first ? "begin alike" : "do the same"}: ${alikeText(alike, runs[0].nodes)}.`);
  }
  if (first) {
    texts.push(`${alike.length > 0 ? "They part" : "They differ at once"} at ${seconds(first.message.sent)}: ${partText(first, names, runs, all)}.`);
  } else if (alike.length === 0) {
    texts.push(`Neither ${names[0]} nor ${names[1]} sends it to another node.`);
  }
  runs.forEach((run, r) => {
    if (run.messages.columns.unseen) {
      texts.push(`In ${names[r]}, values also reach nodes in ways that no message shows.`);
    }
  });
  const ends = runs.map((run) => ending(run, value));
  texts.push(ends[0] === ends[1] ? `In both, ${ends[0]}.` : `In ${names[0]}, ${ends[0]}; in ${names[1]}, ${ends[1]}.`);
  return texts;
}

function broadcastText(run, value) {
  const { operations } = run;
  for (let i = 0; i < operations.count; i++) {
    if (!operations.isRead(i) && operations.value(i) === value) {
      return `at ${run.nodes[operations.node(i)]} at ${seconds(operations.begin(i))}`;
    }
  }
  return "at no known time";
}

/** Such as: n2 sends it to n0, n1 at 0.179 s; partition 1 stops both. */
function alikeText(alike, nodes) {
  const groups = d3.groups(alike, ({ src, sent }) => `${src} ${sent}`).map(([, messages]) => messages);
  const [group] = groups;
  const begin = `${nodes[group[0].src]} sends it to ${list(group.map(({ dest }) => nodes[dest]))} at ${seconds(group[0].sent)}`;
  const more = alike.length - group.length;
  const stopped = d3.rollups(alike.filter(({ lostBy }) => lostBy !== null), (messages) => messages.length, ({ lostBy }) => lostBy);
  const fates = stopped.map(([cause, number]) => `${cause} stops ${number === alike.length ? (number === 1 ? "it" : number === 2 ? "both" : `all ${number}`) : `${number} of ${alike.length}`}`);
  const arrived = alike.filter(({ arrived, lostBy }) => lostBy === null && arrived < Infinity).length;
  if (arrived === alike.length) {
    fates.push(arrived === 1 ? "it arrives" : "all arrive");
  }
  return [begin + (more > 0 ? `, and ${more} more ${more === 1 ? "message follows" : "messages follow"}` : ""), ...fates].join("; ");
}

function partText({ in: which, message, other }, names, runs, all) {
  const { nodes } = runs[which];
  const link = `${nodes[message.src]} -> ${nodes[message.dest]}`;
  const from = (nodesOf) => `from ${nodes[message.src]} to ${list(nodesOf.map(({ dest }) => nodes[dest]))}`;
  if (other !== undefined && isLater(other, message)) {
    const key = ({ src, dest, nth }) => `${src} ${dest} ${nth}`;
    const matches = new Map(all[1 - which].map((one) => [key(one), one]));
    const group = all[which].filter((one) => one.src === message.src && one.sent === message.sent && matches.has(key(one)) && isLater(matches.get(key(one)), one));
    return `${names[which]} sends it ${message.nth > 1 ? "again " : ""}${from(group)}, and ${names[1 - which]} only at ${seconds(other.sent)}`;
  }
  if (other !== undefined) {
    const texts = [message, other].map((one) => (one.lostBy !== null ? `${one.lostBy} stops it` : one.arrived === Infinity ? "it is in flight at the end" : `it arrives at ${seconds(one.arrived)}`));
    return `of ${message.nth === 1 ? "" : `message ${message.nth} `}${link}, in ${names[which]} ${texts[0]}, and in ${names[1 - which]} ${texts[1]}`;
  }
  const has = new Set(all[1 - which].map(({ src, dest, nth }) => `${src} ${dest} ${nth}`));
  const again = message.nth > 1;
  const group = all[which].filter(
    (one) => one.src === message.src && one.sent === message.sent && one.nth > 1 === again && !has.has(`${one.src} ${one.dest} ${one.nth}`),
  );
  const until = runs[1 - which].followed ? ` by ${seconds(runs[1 - which].followed)}, where its records end here` : "";
  const rest = all[1 - which].length === 0 ? `${names[1 - which]} sends it to no other node${until}` : `${names[1 - which]} does not${until}`;
  return `${names[which]} sends it ${again ? "again " : ""}${from(group)}, and ${rest}`;
}

/** Which nodes have the value at last, and since when. */
function ending(run, value) {
  const had = run.nodes.map((node, n) => run.values.had(n, value));
  const without = run.nodes.filter((node, n) => had[n] === Infinity);
  if (without.length === 0) {
    return `all nodes have it at ${seconds(Math.max(...had))}`;
  }
  const one = without.length === 1;
  return `${list(without)} ${run.followed ? `${one ? "lacks" : "lack"} it at ${seconds(run.followed)}` : `never ${one ? "has" : "have"} it`}`;
}

/** Such as: n0, n1 and n2. */
function list(names) {
  const some = names.length > 6 ? [...names.slice(0, 4), `${names.length - 4} more`] : names;
  return some.length === 1 ? some[0] : `${some.slice(0, -1).join(", ")} and ${some[some.length - 1]}`;
}
