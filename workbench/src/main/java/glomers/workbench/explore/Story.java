package glomers.workbench.explore;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import glomers.workbench.explore.Explored.Counterexample;
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
final class Story {
  private final SmallWorld world;
  private final LocalHistory[] histories;
  private final List<String> lines = new ArrayList<>();
  private final Map<Integer, Deque<Integer>> underWay =
      new LinkedHashMap<>(); // input to its numbers
  private Optional<Cut> cut = Optional.empty();
  private int messages;

  private Story(SmallWorld world) {
    this.world = world;
    int[] start = world.start();
    histories = new LocalHistory[world.bound().nodes()];
    for (int node = 0; node < histories.length; node++) {
      histories[node] = world.history(start, node);
      String sent = sent(histories[node]);
      if (!sent.isEmpty()) {
        lines.add("n" + node + " starts" + sent);
      }
    }
  }

  /** The whole of a schedule that fails: the steps that were chosen, and its ending. */
  static Counterexample of(SmallWorld world, Search.Failure failure) {
    Story story = new Story(world);
    Retrace.to(world, failure.state(), failure.depth()).forEach(story::tell);
    story.endCut();
    int chosen = story.lines.size();
    FairEnding.End end =
        new FairEnding(world).run(failure.state(), failure.state().length, story::tell);
    if (end.steps() > 0) {
      story.lines.add(chosen, "from here on, every message arrives and timers fire in their order");
    }
    boolean certain = !(failure.problem() instanceof Problem.Restless);
    List<String> steps = certain ? story.lines : story.lines.subList(0, chosen + 1);
    return new Counterexample(
        failure.problem().toString(), certain, List.copyOf(steps), shown(end.reads()));
  }

  /** What each node shows, such as {@code n0 shows 0 1}. */
  static List<String> shown(List<LocalHistory.Answer> reads) {
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
      int src = world.inputs().src(step.input());
      if (cut.get().parts(src, step.node())) {
        endCut();
      }
    }
    LocalHistory before = histories[step.node()];
    LocalHistory after = world.node(step.node()).after(before, step.input());
    histories[step.node()] = after;
    String acknowledges = after.acknowledged == before.acknowledged ? "" : ", acknowledges it";
    lines.add(happens(step, before) + acknowledges + sent(after));
  }

  private String happens(Step step, LocalHistory before) {
    String node = "n" + step.node();
    return switch (step.kind()) {
      case ASK -> node + " is asked to " + text(step.input());
      case DELIVER -> message(step.input()) + " arrives";
      case FIRE -> node + "'s timer fires, at " + millis(before) + " ms of its time";
      case LOSE -> throw new IllegalArgumentException("a lost message comes to nobody");
    };
  }

  private void lose(Step step) {
    Cut wanted = world.cut(step.cut());
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

  private String sent(LocalHistory history) {
    List<String> sent = new ArrayList<>();
    for (int input : history.sent) {
      messages++;
      underWay.computeIfAbsent(input, i -> new ArrayDeque<>()).add(messages);
      String dest = world.inputs().message(input).dest();
      sent.add(text(input) + " to " + dest + " (message " + messages + ")");
    }
    return sent.isEmpty() ? "" : ", sends " + String.join(", ", sent);
  }

  private String message(int input) {
    Message message = world.inputs().message(input);
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
    Body body = world.inputs().message(input).body();
    if (body instanceof Body.Unbound) {
      return MessageCodec.text(body);
    }
    String type = MessageCodec.typeOf(body);
    return body instanceof Body.Broadcast broadcast ? type + " " + broadcast.message() : type;
  }

  private static long millis(LocalHistory history) {
    return history.due.orElseThrow() / 1_000_000;
  }
}
