// What moves in the replay: messages in flight, and for a moment, where some were lost.
import { KIND } from "glomers/replay-events";
import { label } from "glomers/replay-words";

/** How many messages in flight are drawn at most. */
export const MOST_IN_FLIGHT = 200;

/** Up to so many messages, each has a text. */
const MOST_LABELS = 24;

/** How long something stays in the picture after it happened, in milliseconds of playing. */
const MOMENT = 900;

/** How many events of the last moment are looked at. */
const MOST_RECENT = 300;

/** Where on its way a lost message ends. */
const DIES = 0.5;

/** Calls back with the events of the last moment, the latest first. */
export function recent({ cursor, clock, now }, callback) {
  const least = Math.max(0, cursor.position - MOST_RECENT);
  for (let k = cursor.position - 1; k >= least && clock.shown[k] > now - MOMENT; k--) {
    callback(k);
  }
}

/** Draws what moves, and returns how many messages are drawn. */
export function flight(group, stage, state) {
  const { run } = state.events;
  const messages = sample(state.cursor.inFlight).map((i) => mark(run, stage, state, i));
  const crosses = [];
  recent(state, (k) => {
    const i = state.events.ref[k];
    if (state.events.kind[k] === KIND.ARRIVE && !run.messages.isDelivered(i)) {
      crosses.push({ i, text: label(run.messages, i), at: stage.way(run.messages.src(i), run.messages.dest(i))(DIES) });
    }
  });
  drawSteps(group, stage, state);
  draw(group, "g.message", messages, (enter) => enter.append("circle").attr("r", 5), messages.length <= MOST_LABELS).classed("reply", ({ i }) =>
    run.messages.isReply(i),
  );
  draw(group, "g.cross", crosses, (enter) => enter.append("path").attr("d", "M-6-6L6 6M6-6L-6 6"), crosses.length <= MOST_LABELS);
  return messages.length;
}

/** Every so many of the messages, the same ones from frame to frame. */
function sample(inFlight) {
  let step = 1;
  while (inFlight.size / step > MOST_IN_FLIGHT / 2 && inFlight.size > MOST_IN_FLIGHT) {
    step *= 2;
  }
  return [...inFlight].filter((i) => i % step === 0).slice(0, MOST_IN_FLIGHT);
}

function mark(run, stage, { clock, now }, i) {
  const share = clock.progress(i, now) * (run.messages.lostBy(i) === null ? 1 : DIES);
  return { i, text: label(run.messages, i), at: stage.way(run.messages.src(i), run.messages.dest(i))(share) };
}

function draw(group, selector, marks, shape, hasTexts) {
  const [tag, type] = selector.split(".");
  const marked = group
    .selectAll(selector)
    .data(marks, ({ i }) => i)
    .join((enter) => {
      const added = enter.append(tag).attr("class", type).attr("data-message", ({ i }) => i);
      shape(added);
      added.append("text").attr("x", 8).attr("y", -6);
      return added;
    })
    .attr("transform", ({ at }) => `translate(${at})`);
  marked.select("text").text(({ text }) => (hasTexts ? text : ""));
  return marked;
}

/** The ways of the messages of the last step, so that a step shows something even if nothing moves. */
function drawSteps(group, stage, { cursor, events, isPlaying }) {
  const { messages } = events.run;
  const step = isPlaying ? [] : cursor.lastStep().filter((k) => events.kind[k] === KIND.SEND || events.kind[k] === KIND.ARRIVE);
  group
    .selectAll("path.step")
    .data(step.slice(0, MOST_IN_FLIGHT))
    .join((enter) => enter.insert("path", ":first-child").attr("class", "step"))
    .attr("d", (k) => {
      const i = events.ref[k];
      const at = stage.way(messages.src(i), messages.dest(i));
      const until = events.kind[k] === KIND.ARRIVE && !messages.isDelivered(i) ? DIES : 1;
      return `M${d3.range(0, 9).map((part) => at((part / 8) * until)).join("L")}`;
    });
}
