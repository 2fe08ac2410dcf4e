package glomers.workbench.explore;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import glomers.workbench.explore.ExplorationResult.Counterexample;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Describes a schedule in words, step by step. Not thread-safe. */
final class CounterexamplePrinter {
  private final StateSpace space;
  private final TraceRecorder recorder;
  private final NodeTrace[] traces;
  private final List<String> lines = new ArrayList<>();
  private final Map<Integer, Deque<Integer>> underWay =
      new LinkedHashMap<>(); // input to its message numbers
  private Optional<Bipartition> cut = Optional.empty();
  private int messages;

  private CounterexamplePrinter(StateSpace space) {
    this.space = space;
    recorder = new TraceRecorder(space.bound());
    int[] start = space.start();
    traces = new NodeTrace[space.bound().nodes()];
    for (int node = 0; node < traces.length; node++) {
      traces[node] = space.trace(start, node);
      String sent = sent(node, traces[node]);
      if (!sent.isEmpty()) {
        lines.add("n" + node + " starts" + sent);
      }
    }
  }

  /** The whole failing schedule: the chosen steps, and the fair ending. */
  static Counterexample of(StateSpace space, Search.Failure failure) {
    CounterexamplePrinter printer = new CounterexamplePrinter(space);
    PathReconstruction.to(space, failure.state(), failure.depth()).forEach(printer::describe);
    printer.endCut();
    int chosen = printer.lines.size();
    boolean certain = !(failure.problem() instanceof PropertyViolation.Restless);
    FairCompletion.End end =
        new FairCompletion(space)
            .run(
                failure.state(),
                failure.state().length,
                step -> printer.describeInEnding(step, chosen, certain));
    return new Counterexample(
        failure.problem().toString(),
        certain,
        List.copyOf(printer.lines),
        shown(end.reads()),
        printer.recorder.trace(end.reads()));
  }

  /**
   * Describes a step of the ending.
   *
   * @param chosen number of lines before the ending
   * @param certain whether the ending ends: one that doesn't is announced only
   */
  private void describeInEnding(Step step, int chosen, boolean certain) {
    if (lines.size() == chosen) {
      lines.add("from here on, every message arrives and timers fire in their order");
    }
    if (certain) {
      describe(step);
    }
  }

  /** What each node shows, such as {@code n0 shows 0 1}. */
  static List<String> shown(List<NodeTrace.Answer> reads) {
    List<String> shown = new ArrayList<>();
    for (int node = 0; node < reads.size(); node++) {
      String values =
          reads.get(node).values().orElse(new TreeSet<>()).stream()
              .map(Object::toString)
              .collect(Collectors.joining(" "));
      shown.add("n" + node + " shows " + (values.isEmpty() ? "nothing" : values));
    }
    return List.copyOf(shown);
  }

  private void describe(Step step) {
    if (step.kind() == Step.Kind.LOSE) {
      lose(step);
      return;
    }
    if (step.kind() == Step.Kind.DELIVER && cut.isPresent()) {
      int src = space.inputs().src(step.input());
      if (cut.get().parts(src, step.node())) {
        endCut();
      }
    }
    NodeTrace before = traces[step.node()];
    NodeTrace after = space.node(step.node()).after(before, step.input());
    traces[step.node()] = after;
    String acknowledges = after.acknowledged == before.acknowledged ? "" : ", acknowledges it";
    String happens = happens(step, before);
    recorder.acknowledged(after.acknowledged & ~before.acknowledged, number());
    recorder.shows(step.node(), space.node(step.node()).read(after), number());
    lines.add(happens + acknowledges + sent(step.node(), after));
  }

  /** The number of the step that is described next. */
  private int number() {
    return lines.size() + 1;
  }

  private String happens(Step step, NodeTrace before) {
    String node = "n" + step.node();
    return switch (step.kind()) {
      case ASK -> {
        asked(step);
        yield node + " is asked to " + text(step.input());
      }
      case DELIVER -> {
        int number = underWay.get(step.input()).remove();
        recorder.delivered(number, number());
        yield message(number, step.input()) + " arrives";
      }
      case FIRE -> node + "'s timer fires, at " + millis(before) + " ms of its time";
      case LOSE -> throw new IllegalArgumentException("a lost message comes to nobody");
    };
  }

  private void asked(Step step) {
    if (space.inputs().message(step.input()).body() instanceof Body.Broadcast broadcast) {
      recorder.asked(step.node(), broadcast.message(), number());
    }
  }

  private void lose(Step step) {
    Bipartition wanted = space.cut(step.cut());
    if (!cut.equals(Optional.of(wanted))) {
      endCut();
      cut = Optional.of(wanted);
      recorder.partitionBegins(wanted, number());
      lines.add("the network is cut: " + wanted);
    }
    int number = underWay.get(step.input()).remove();
    recorder.lost(number, number());
    lines.add(message(number, step.input()) + " is lost by the cut");
  }

  private void endCut() {
    if (cut.isPresent()) {
      recorder.partitionEnds(number());
      lines.add("the cut ends");
    }
    cut = Optional.empty();
  }

  private String sent(int node, NodeTrace trace) {
    List<String> sent = new ArrayList<>();
    for (int input : trace.sent) {
      messages++;
      underWay.computeIfAbsent(input, i -> new ArrayDeque<>()).add(messages);
      Message message = space.inputs().message(input);
      recorder.sent(node, space.inputs().dest(input), message, number());
      String dest = message.dest();
      sent.add(text(input) + " to " + dest + " (message " + messages + ")");
    }
    return sent.isEmpty() ? "" : ", sends " + String.join(", ", sent);
  }

  private String message(int number, int input) {
    Message message = space.inputs().message(input);
    return "message "
        + number
        + ", "
        + text(input)
        + " from "
        + message.src()
        + " to "
        + message.dest()
        + ",";
  }

  private String text(int input) {
    Body body = space.inputs().message(input).body();
    if (body instanceof Body.Unbound) {
      return MessageCodec.text(body);
    }
    String type = MessageCodec.typeOf(body);
    return body instanceof Body.Broadcast broadcast ? type + " " + broadcast.message() : type;
  }

  private static long millis(NodeTrace trace) {
    return trace.due.orElseThrow() / 1_000_000;
  }
}
