package glomers.workbench.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * The fair ending of a schedule: no link is cut, every message arrives, and timers fire in order of
 * time, until no event is left. Then every node is read. Not thread-safe.
 */
final class FairCompletion {
  /** Limit on its steps: far more than so small a state space needs. */
  static final int MAX_STEPS = 2_000;

  private final StateSpace space;

  FairCompletion(StateSpace space) {
    this.space = space;
  }

  /**
   * The result of an ending.
   *
   * @param steps number of steps
   * @param reads what each node shows, in the order of the nodes
   * @param problem the property that is violated, if one is
   */
  record End(int steps, List<NodeTrace.Answer> reads, Optional<PropertyViolation> problem) {}

  /** Runs the ending from a state. */
  End run(int[] state, int length, Consumer<Step> listener) {
    int nodes = space.bound().nodes();
    NodeTrace[] traces = new NodeTrace[nodes];
    for (int node = 0; node < nodes; node++) {
      traces[node] = space.trace(state, node);
    }
    int[] round = space.underWay(state, length);
    int steps = 0;
    while (steps < MAX_STEPS) {
      if (round.length == 0) {
        int node = nextTimer(traces);
        if (node < 0) {
          return judge(steps, traces);
        }
        round = give(new Step(Step.Kind.FIRE, node, EventInterner.TIMER, -1), traces, listener);
        steps++;
      } else {
        int[] sent = {};
        for (int input : round) {
          int dest = space.inputs().dest(input);
          sent = joined(sent, give(new Step(Step.Kind.DELIVER, dest, input, -1), traces, listener));
        }
        steps += round.length;
        round = sent;
      }
    }
    confirm(traces);
    return new End(steps, List.of(), Optional.of(new PropertyViolation.Restless(steps)));
  }

  /** Replays the nodes: a violation counts only if they behave in the same way again. */
  private void confirm(NodeTrace[] traces) {
    for (int node = 0; node < traces.length; node++) {
      space.node(node).confirm(traces[node]);
    }
  }

  /** Takes a step, and returns the messages that it makes the node send. */
  private int[] give(Step step, NodeTrace[] traces, Consumer<Step> listener) {
    NodeTrace after = space.node(step.node()).after(traces[step.node()], step.input());
    traces[step.node()] = after;
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

  /** The index of the node whose next timer is due first, or -1 if no timer is set. */
  private static int nextTimer(NodeTrace[] traces) {
    int next = -1;
    for (int node = 0; node < traces.length; node++) {
      if (traces[node].due.isPresent()
          && (next < 0 || traces[node].due.getAsLong() < traces[next].due.getAsLong())) {
        next = node;
      }
    }
    return next;
  }

  private End judge(int steps, NodeTrace[] traces) {
    long asked = 0;
    long acknowledged = 0;
    List<NodeTrace.Answer> reads = new ArrayList<>();
    for (int node = 0; node < traces.length; node++) {
      asked |= traces[node].asked;
      acknowledged |= traces[node].acknowledged;
      reads.add(space.node(node).read(traces[node]));
    }
    Optional<PropertyViolation> problem = problem(asked, acknowledged, reads);
    if (problem.isPresent()) {
      confirm(traces);
    }
    return new End(steps, reads, problem);
  }

  private Optional<PropertyViolation> problem(
      long asked, long acknowledged, List<NodeTrace.Answer> reads) {
    for (int value = 0; value < space.bound().values(); value++) {
      if (((asked & ~acknowledged) >> value & 1) == 1) {
        return Optional.of(new PropertyViolation.Unanswered(value, space.bound().nodeOf(value)));
      }
    }
    for (int node = 0; node < reads.size(); node++) {
      Optional<SortedSet<Long>> shown = reads.get(node).values();
      if (shown.isEmpty()) {
        return Optional.of(new PropertyViolation.Unread(node));
      }
      for (int value = 0; value < space.bound().values(); value++) {
        if ((acknowledged >> value & 1) == 1 && !shown.get().contains((long) value)) {
          return Optional.of(new PropertyViolation.Missing(value, node));
        }
      }
    }
    return Optional.empty();
  }
}
