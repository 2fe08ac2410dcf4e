package glomers.workbench.explore;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Goes through a small state space breadth first: all states one step from the start, then all that
 * are two steps away. How many steps away a state is can be seen from it (inputs given, messages
 * lost), so it is enough to look for equal states in the same frontier. Used once; not thread-safe.
 */
final class Search {
  /** A schedule that is longer, before its ending, is given up. */
  static final int MAX_STEPS = 1_000;

  private static final int REPORT_INTERVAL = 1 << 14;

  private final StateSpace environment;
  private final boolean merging;
  private final LongConsumer progress;
  private final FairCompletion ending;
  private final Set<List<NodeTrace.Answer>> outcomes = new LinkedHashSet<>();
  private double schedules;
  private long runs;
  private long states;
  private long merged;
  private int deepest;

  Search(StateSpace environment, boolean merging, LongConsumer progress) {
    this.environment = environment;
    this.merging = merging;
    this.progress = progress;
    ending = new FairCompletion(environment);
  }

  /**
   * Searches until there is nothing left, or a schedule fails, or the bound on states is hit.
   *
   * @throws NotDeterministicException if that shows; what was found until then tells nothing
   */
  Result run() {
    Frontier layer = new Frontier(merging);
    int[] start = environment.start();
    layer.add(start, start.length, 1);
    states = 1;
    for (int depth = 0; layer.size() > 0; depth++) {
      Optional<Failure> failure = end(layer, depth);
      Optional<String> sentToNobody = environment.sentToNobody();
      if (sentToNobody.isPresent()) { // what a program does without an answer tells nothing
        return result(Optional.empty(), sentToNobody.get());
      }
      if (failure.isPresent()) {
        return result(failure, "");
      }
      if (depth == MAX_STEPS) {
        return result(failure, "some schedules have more than " + MAX_STEPS + " steps");
      }
      Frontier next = new Frontier(merging);
      if (!expand(layer, next)) {
        return result(
            failure, "there are more than " + environment.bound().maxStates() + " states");
      }
      layer = next;
    }
    environment.confirm();
    return result(Optional.empty(), "");
  }

  /** What there is if it ended before its time. */
  Result givenUp(String why) {
    return result(Optional.empty(), why);
  }

  /** A schedule that fails: the state that its ending begins in, and how it ends. */
  record Failure(int[] state, int depth, PropertyViolation problem) {}

  /**
   * What came of it.
   *
   * @param unfinished why there are states that were not looked at; empty if there are none
   */
  record Result(
      double schedules,
      long runs,
      long states,
      long merged,
      int deepest,
      Set<List<NodeTrace.Answer>> outcomes,
      Optional<Failure> failure,
      String unfinished) {}

  private Optional<Failure> end(Frontier layer, int depth) {
    for (int place = 0; place < layer.size(); place++) {
      int[] state = layer.copy(place);
      boolean atRest = environment.underWay(state, state.length).length == 0;
      if (atRest && environment.asked(state) != 0) {
        FairCompletion.End end = ending.run(state, state.length, step -> {});
        runs++;
        schedules += layer.schedules(place);
        deepest = Math.max(deepest, depth + end.steps());
        outcomes.add(end.reads());
        if (end.problem().isPresent()) {
          return Optional.of(new Failure(state, depth, end.problem().get()));
        }
      }
    }
    return Optional.empty();
  }

  private boolean expand(Frontier layer, Frontier next) {
    for (int place = 0; place < layer.size(); place++) {
      int[] state = layer.copy(place);
      double leadingHere = layer.schedules(place);
      environment.steps(
          state, state.length, (step, to, length) -> add(next, to, length, leadingHere));
      if (states > environment.bound().maxStates()) {
        return false;
      }
    }
    return true;
  }

  private void add(Frontier next, int[] state, int length, double leadingThere) {
    if (next.add(state, length, leadingThere)) {
      states++;
      if (states % REPORT_INTERVAL == 0) {
        progress.accept(states);
      }
    } else {
      merged++;
    }
  }

  private Result result(Optional<Failure> failure, String unfinished) {
    return new Result(schedules, runs, states, merged, deepest, outcomes, failure, unfinished);
  }
}
