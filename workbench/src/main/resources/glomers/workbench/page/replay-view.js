// Shows where the replay is: in the picture, and in words beside it.
import { h } from "glomers/dom";
import { count, whole } from "glomers/format";
import { describe, kinds, tracks } from "glomers/bands";
import { SHORTEST_FLIGHT, SLOW_MOTION } from "glomers/replay-clock";
import { sentence } from "glomers/replay-words";

/** How often the words change while it plays, and how often a screen reader hears them, in milliseconds. */
const READABLE = 400;
const SPOKEN = 3000;

/** The height of the row of a kind of fault. */
const TRACK = 6;

/** Shows where the player is. */
export class View {
  #readAt = 0;
  #spokenAt = 0;
  #tracksShown = null;

  constructor(run, selection, stage, parts) {
    Object.assign(this, { run, selection, stage, parts });
  }

  /** Draws the faults above the slider, which has the same scale of time. */
  #drawTracks() {
    const width = this.parts.strip.clientWidth;
    const shown = [width, ...this.selection.window].join();
    if (shown === this.#tracksShown) {
      return;
    }
    this.#tracksShown = shown;
    const height = TRACK * kinds(this.run).length;
    const svg = d3.select(this.parts.strip).selectAll("svg").data([0]).join("svg").attr("width", width).attr("height", height);
    svg.selectAll("*").remove();
    tracks(svg, this.run, d3.scaleLinear(this.selection.window, [0, width]), TRACK);
  }

  render(player) {
    const { parts, stage, selection } = this;
    const { cursor, clock, events, isPlaying, time } = player;
    const [from, to] = selection.window;
    this.#drawTracks();
    stage.render({ cursor, clock, events, isPlaying, now: player.moment, value: selection.value });
    parts.play.textContent = isPlaying ? "Pause" : "Play";
    Object.assign(parts.slider, { min: from, max: to, value: time });
    parts.clock.textContent = this.run.clock(time);
    this.#say(sentence(events, cursor.position > player.first ? cursor.lastStep() : []), time, isPlaying);
    replaceList(parts.faults, [...cursor.faults].map((fault) => describe(fault).join("; ")));
    const drawn = stage.drawn < cursor.inFlight.size ? ` (${stage.drawn} drawn)` : "";
    const counts = [
      ["values broadcast", whole(cursor.broadcast)],
      ["messages in flight", whole(cursor.inFlight.size) + drawn],
      ["delivered", whole(cursor.delivered)],
      ["lost", whole(cursor.lost)],
    ];
    parts.counts.replaceChildren(...counts.flatMap(([name, text]) => [h("dt", {}, name), h("dd", { "data-count": name }, text)]));
    parts.note.textContent = this.#note(player);
  }

  /** While it plays, the words change so seldom that one can read or hear them. */
  #say(words, time, isPlaying) {
    const now = performance.now();
    const { parts } = this;
    if (!isPlaying || now - this.#readAt > READABLE) {
      this.#readAt = now;
      parts.now.textContent = words;
      parts.slider.setAttribute("aria-valuetext", this.run.clock(time));
    }
    if (!isPlaying || now - this.#spokenAt > SPOKEN) {
      this.#spokenAt = now;
      parts.spoken.textContent = `${this.run.clock(time)}: ${words}`;
    }
  }

  #note({ skips, events }) {
    const { messages, values } = this.run;
    const notes = [
      `Playing is not to scale: a message is on its way for at least ${SHORTEST_FLIGHT / 1000} s, and otherwise a second of the run takes ${SLOW_MOTION} s` +
        `${skips ? ", but quiet stretches are skipped" : ""}. The record tells when a message was lost, not where: its cross stands halfway.`,
    ];
    if (events.value !== null) {
      notes.push(`Only what concerns value ${events.value} is shown.`);
    }
    if (!messages) {
      notes.push("It is not known which messages carried which values, so there are none here.");
    } else if (messages.count < messages.total) {
      notes.push(`The page has ${whole(messages.count)} of ${count(messages.total, "message")}; the others are not shown.`);
    }
    if (values.count < values.total) {
      notes.push(`${whole(values.count)} of ${count(values.total, "value")} are counted.`);
    }
    return notes.join(" ");
  }
}

function replaceList(list, texts) {
  const shown = texts.length > 0 ? texts : ["none"];
  if (list.dataset.shown !== shown.join("\n")) {
    list.dataset.shown = shown.join("\n");
    list.replaceChildren(...shown.map((text) => h("li", { class: "said" }, text)));
  }
}
