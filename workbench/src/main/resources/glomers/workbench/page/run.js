// The data of a run. The page has them as one JSON object; RunPage.java writes it, and this file reads it:
//
//   format       the version of this format: 1
//   title        the program and its settings in one line
//   lines        the lines that the terminal showed before the findings, each as [name, text]
//   results      results.json
//   nodes        the names of the nodes; elsewhere, a node is its index in this list
//   topology     the suggested links between nodes, as pairs
//   workloadEnd  when the clients stopped to begin new operations
//   steps        if it is there, all times are the numbers of steps, from 1, and this says what happens in each
//   faults       {name, kind, detail, begin, end, affected (missing if it is not known), links, paused}; links are the directions that are cut, as pairs
//   operations   of clients, as columns, in the order of invocation: node, read (1) or broadcast (0), value (of a broadcast), begin, took,
//                outcome (an index in "outcomes"), log and shown: a read showed the first so many of the values in that one of "logs";
//                "total" is how many there were in the run
//   values       as columns: value, fate (an index in FATES), known, latency (in ms); and "had": for each node, when it first had each
//                value; "total" is how many there were in the run
//   traffic      messages sent in each interval of time, by kind
//   messages     between nodes, as columns, in the order in which they were delivered or lost: id, src, dest, sent, took, lostBy (an index
//                in "causes"), template (an index in "templates"; each U+0001 in it stands for the next of "numbers"), valueCount (how many
//                of "values" it carries); "total" is how many there were in the run; "whole" lists values all of whose messages are
//                here, whatever else is left out; "unseen" says whether values also reached nodes in ways that no message shows.
//                Missing if nothing is known about messages.
//
// Times are microseconds since the operations began, and -1 stands for none.

import { seconds } from "glomers/format";
import { Messages } from "glomers/messages";
import { Operations } from "glomers/operations";
import { Values } from "glomers/values";

export { FATES } from "glomers/values";

const NONE = -1;

export class Run {
  constructor(data) {
    Object.assign(this, {
      title: data.title,
      lines: data.lines,
      results: data.results,
      nodes: data.nodes,
      topology: data.topology ?? [],
      steps: data.steps ?? null,
      workloadEnd: data.workloadEnd,
      traffic: data.traffic,
    });
    this.operations = new Operations(data.operations);
    this.messages = data.messages ? new Messages(data.messages) : null;
    this.end = lastTime(this, data);
    this.faults = data.faults.map((fault) => ({ ...fault, open: fault.end === NONE, end: fault.end === NONE ? this.end : fault.end }));
    this.values = new Values(data.values, this.operations);
  }

  /** The run of the page. */
  static ofPage() {
    return new Run(JSON.parse(document.getElementById("data").textContent));
  }

  /** A time as text. */
  clock(time) {
    return this.steps ? `step ${time}` : seconds(time);
  }

  /** Whether a fault stops messages from a node to another at a time. */
  isCut(src, dest, time) {
    return this.faults.some(
      (fault) => fault.begin <= time && time < fault.end && fault.links.some(([from, to]) => from === src && to === dest),
    );
  }
}

function lastTime(run, data) {
  let last = data.workloadEnd ?? 0;
  for (let i = 0; i < run.operations.count; i++) {
    const end = run.operations.end(i);
    last = Math.max(last, end === Infinity ? run.operations.begin(i) : end);
  }
  for (const fault of data.faults) {
    last = Math.max(last, fault.begin, fault.end);
  }
  if (run.messages) {
    for (let i = 0; i < run.messages.count; i++) {
      const arrived = run.messages.arrived(i);
      last = Math.max(last, arrived === Infinity ? run.messages.sent(i) : arrived);
    }
  }
  return Math.max(last, 1);
}
