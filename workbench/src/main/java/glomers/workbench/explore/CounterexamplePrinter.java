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

/** Tells a schedule in words. Not thread-safe. */
final class CounterexamplePrinter {
  private final StateSpace environment;
  private final NodeTrace[] histories;
  private final List<String> lines = new ArrayList<>();
  private final Map<Integer, Deque<Integer>> underWay =
      new LinkedHashMap<>(); // input to its numbers
  private Optional<Bipartition> cut = Optional.empty();
  private int messages;

  private CounterexamplePrinter(StateSpace environment) {
    this.environment = environment;
    int[] start = environment.start();
    histories = new NodeTrace[environment.bound().nodes()];
    for (int node = 0; node < histories.length; node++) {
      histories[node] = environment.history(start, node);
      String sent = sent(histories[node]);
      if (!sent.isEmpty()) {
        lines.add("n" + node + " starts" + sent);
      }
    }
  }

  /** The whole of a schedule that fails: the steps that were chosen, and its ending. */
  static Counterexample of(StateSpace environment, Search.Failure failure) {
    CounterexamplePrinter story = new CounterexamplePrinter(environment);
    PathReconstruction.to(environment, failure.state(), failure.depth()).forEach(story::tell);
    story.endCut();
    int chosen = story.lines.size();
    FairCompletion.End end =
        new FairCompletion(environment).run(failure.state(), failure.state().length, story::tell);
    if (end.steps() > 0) {
      story.lines.add(chosen, "from here on, every message arrives and timers fire in their order");
    }
    boolean certain = !(failure.problem() instanceof PropertyViolation.Restless);
    List<String> steps = certain ? story.lines : story.lines.subList(0, chosen + 1);
    return new Counterexample(
        failure.problem().toString(), certain, List.copyOf(steps), shown(end.reads()));
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

  private void tell(Step step) {
    if (step.kind() == Step.Kind.LOSE) {
      lose(step);
      return;
    }
    if (step.kind() == Step.Kind.DELIVER && cut.isPresent()) {
      int src = environment.inputs().src(step.input());
      if (cut.get().parts(src, step.node())) {
        endCut();
      }
    }
    NodeTrace before = histories[step.node()];
    NodeTrace after = environment.node(step.node()).after(before, step.input());
    histories[step.node()] = after;
    String acknowledges = after.acknowledged == before.acknowledged ? "" : ", acknowledges it";
    lines.add(happens(step, before) + acknowledges + sent(after));
  }

  private String happens(Step step, NodeTrace before) {
    String node = "n" + step.node();
    return switch (step.kind()) {
      case ASK -> node + " is asked to " + text(step.input());
      case DELIVER -> message(step.input()) + " arrives";
      case FIRE -> node + "'s timer fires, at " + millis(before) + " ms of its time";
      case LOSE -> throw new IllegalArgumentException("a lost message comes to nobody");
    };
  }

  private void lose(Step step) {
    Bipartition wanted = environment.cut(step.cut());
    if (!cut.equals(Optional.of(wanted))) {
      endCut();
      cut = Optional.of(wanted);
      lines.add("the network is cut: " + wanted);
    }
    lines.add(message(step.input()) + " is lost by the cut");
  }

  private void endCut() {
    cut.ifPresent(was -> lines.add("the cut ends"));
    cut = Optional.empty();
  }

  private String sent(NodeTrace history) {
    List<String> sent = new ArrayList<>();
    for (int input : history.sent) {
      messages++;
      underWay.computeIfAbsent(input, i -> new ArrayDeque<>()).add(messages);
      String dest = environment.inputs().message(input).dest();
      sent.add(text(input) + " to " + dest + " (message " + messages + ")");
    }
    return sent.isEmpty() ? "" : ", sends " + String.join(", ", sent);
  }

  private String message(int input) {
    Message message = environment.inputs().message(input);
    int number = underWay.get(input).remove();
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
    Body body = environment.inputs().message(input).body();
    if (body instanceof Body.Unbound) {
      return MessageCodec.text(body);
    }
    String type = MessageCodec.typeOf(body);
    return body instanceof Body.Broadcast broadcast ? type + " " + broadcast.message() : type;
  }

  private static long millis(NodeTrace history) {
    return history.due.orElseThrow() / 1_000_000;
  }
}
