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
final class FairEnding {
  /** How many steps it may take: far more than a world so small needs. */
  static final int MAX_STEPS = 2_000;

  private final SmallWorld world;

  FairEnding(SmallWorld world) {
    this.world = world;
  }

  /**
   * What was found in the end.
   *
   * @param steps how many steps it took
   * @param reads what each node shows, in their order
   * @param problem what is wrong, if anything
   */
  record End(int steps, List<LocalHistory.Answer> reads, Optional<Problem> problem) {}

  /** Runs it from a state. */
  End run(int[] state, int length, Consumer<Step> listener) {
    int nodes = world.bound().nodes();
    LocalHistory[] histories = new LocalHistory[nodes];
    for (int node = 0; node < nodes; node++) {
      histories[node] = world.history(state, node);
    }
    int[] round = world.underWay(state, length);
    int steps = 0;
    while (steps < MAX_STEPS) {
      if (round.length == 0) {
        int node = nextTimer(histories);
        if (node < 0) {
          return judge(steps, histories);
        }
        round = give(new Step(Step.Kind.FIRE, node, Inputs.TIMER, -1), histories, listener);
        steps++;
      } else {
        int[] sent = {};
        for (int input : round) {
          int dest = world.inputs().dest(input);
          sent =
              joined(sent, give(new Step(Step.Kind.DELIVER, dest, input, -1), histories, listener));
        }
        steps += round.length;
        round = sent;
      }
    }
    confirm(histories);
    return new End(steps, List.of(), Optional.of(new Problem.Restless(steps)));
  }

  /** A problem is one only if the nodes do the same again. */
  private void confirm(LocalHistory[] histories) {
    for (int node = 0; node < histories.length; node++) {
      world.node(node).confirm(histories[node]);
    }
  }

  /** Takes the step, and gives the messages that it brings about. */
  private int[] give(Step step, LocalHistory[] histories, Consumer<Step> listener) {
    LocalHistory after = world.node(step.node()).after(histories[step.node()], step.input());
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
  private static int nextTimer(LocalHistory[] histories) {
    int next = -1;
    for (int node = 0; node < histories.length; node++) {
      if (histories[node].due.isPresent()
          && (next < 0 || histories[node].due.getAsLong() < histories[next].due.getAsLong())) {
        next = node;
      }
    }
    return next;
  }

  private End judge(int steps, LocalHistory[] histories) {
    long asked = 0;
    long acknowledged = 0;
    List<LocalHistory.Answer> reads = new ArrayList<>();
    for (int node = 0; node < histories.length; node++) {
      asked |= histories[node].asked;
      acknowledged |= histories[node].acknowledged;
      reads.add(world.node(node).read(histories[node]));
    }
    Optional<Problem> problem = problem(asked, acknowledged, reads);
    if (problem.isPresent()) {
      confirm(histories);
    }
    return new End(steps, reads, problem);
  }

  private Optional<Problem> problem(
      long asked, long acknowledged, List<LocalHistory.Answer> reads) {
    for (int value = 0; value < world.bound().values(); value++) {
      if (((asked & ~acknowledged) >> value & 1) == 1) {
        return Optional.of(new Problem.Unanswered(value, world.bound().nodeOf(value)));
      }
    }
    for (int node = 0; node < reads.size(); node++) {
      Optional<SortedSet<Long>> shown = reads.get(node).values();
      if (shown.isEmpty()) {
        return Optional.of(new Problem.Unread(node));
      }
      for (int value = 0; value < world.bound().values(); value++) {
        if ((acknowledged >> value & 1) == 1 && !shown.get().contains((long) value)) {
          return Optional.of(new Problem.Missing(value, node));
        }
      }
    }
    return Optional.empty();
  }
}
