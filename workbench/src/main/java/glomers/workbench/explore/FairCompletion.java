package glomers.workbench.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * The end of every schedule: no link is cut, every message arrives, timers fire in the order of
 * time, until nothing is left to happen. Then every node is read. Not thread-safe.
 */
final class FairCompletion {
  /** How many steps it may take: far more than an environment so small needs. */
  static final int MAX_STEPS = 2_000;

  private final StateSpace environment;

  FairCompletion(StateSpace environment) {
    this.environment = environment;
  }

  /**
   * What was found in the end.
   *
   * @param steps how many steps it took
   * @param reads what each node shows, in their order
   * @param problem what is wrong, if anything
   */
  record End(int steps, List<NodeTrace.Answer> reads, Optional<PropertyViolation> problem) {}

  /** Runs it from a state. */
  End run(int[] state, int length, Consumer<Step> listener) {
    int nodes = environment.bound().nodes();
    NodeTrace[] histories = new NodeTrace[nodes];
    for (int node = 0; node < nodes; node++) {
      histories[node] = environment.history(state, node);
    }
    int[] round = environment.underWay(state, length);
    int steps = 0;
    while (steps < MAX_STEPS) {
      if (round.length == 0) {
        int node = nextTimer(histories);
        if (node < 0) {
          return judge(steps, histories);
        }
        round = give(new Step(Step.Kind.FIRE, node, EventInterner.TIMER, -1), histories, listener);
        steps++;
      } else {
        int[] sent = {};
        for (int input : round) {
          int dest = environment.inputs().dest(input);
          sent =
              joined(sent, give(new Step(Step.Kind.DELIVER, dest, input, -1), histories, listener));
        }
        steps += round.length;
        round = sent;
      }
    }
    confirm(histories);
    return new End(steps, List.of(), Optional.of(new PropertyViolation.Restless(steps)));
  }

  /** A problem is one only if the nodes do the same again. */
  private void confirm(NodeTrace[] histories) {
    for (int node = 0; node < histories.length; node++) {
      environment.node(node).confirm(histories[node]);
    }
  }

  /** Takes the step, and gives the messages that it brings about. */
  private int[] give(Step step, NodeTrace[] histories, Consumer<Step> listener) {
    NodeTrace after = environment.node(step.node()).after(histories[step.node()], step.input());
    histories[step.node()] = after;
    listener.accept(step);
    return after.sent;
  }

  private static int[] joined(int[] some, int[] more) {
    if (some.length == 0 || more.length == 0) {
      return some.length == 0 ? more : some;
    }
    int[] joined = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, joined, some.length, more.length);
    return joined;
  }

  /** The node whose next timer is due first, or -1 if there is none. */
  private static int nextTimer(NodeTrace[] histories) {
    int next = -1;
    for (int node = 0; node < histories.length; node++) {
      if (histories[node].due.isPresent()
          && (next < 0 || histories[node].due.getAsLong() < histories[next].due.getAsLong())) {
        next = node;
      }
    }
    return next;
  }

  private End judge(int steps, NodeTrace[] histories) {
    long asked = 0;
    long acknowledged = 0;
    List<NodeTrace.Answer> reads = new ArrayList<>();
    for (int node = 0; node < histories.length; node++) {
      asked |= histories[node].asked;
      acknowledged |= histories[node].acknowledged;
      reads.add(environment.node(node).read(histories[node]));
    }
    Optional<PropertyViolation> problem = problem(asked, acknowledged, reads);
    if (problem.isPresent()) {
      confirm(histories);
    }
    return new End(steps, reads, problem);
  }

  private Optional<PropertyViolation> problem(
      long asked, long acknowledged, List<NodeTrace.Answer> reads) {
    for (int value = 0; value < environment.bound().values(); value++) {
      if (((asked & ~acknowledged) >> value & 1) == 1) {
        return Optional.of(
            new PropertyViolation.Unanswered(value, environment.bound().nodeOf(value)));
      }
    }
    for (int node = 0; node < reads.size(); node++) {
      Optional<SortedSet<Long>> shown = reads.get(node).values();
      if (shown.isEmpty()) {
        return Optional.of(new PropertyViolation.Unread(node));
      }
      for (int value = 0; value < environment.bound().values(); value++) {
        if ((acknowledged >> value & 1) == 1 && !shown.get().contains((long) value)) {
          return Optional.of(new PropertyViolation.Missing(value, node));
        }
      }
    }
    return Optional.empty();
  }
}
