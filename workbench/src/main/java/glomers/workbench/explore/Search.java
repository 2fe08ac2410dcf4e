package glomers.workbench.explore;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Breadth-first search of a small state space. A state determines its distance from the start (the
 * number of inputs and of lost messages), so equal states are always in the same frontier. Used
 * once; not thread-safe.
 */
final class Search {
  /** The search gives up on schedules with more steps before their ending. */
  static final int MAX_STEPS = 1_000;

  private static final int REPORT_INTERVAL = 1 << 14;

  private final StateSpace space;
  private final boolean merging;
  private final LongConsumer progress;
  private final FairCompletion ending;
  private final Set<List<NodeTrace.Answer>> outcomes = new LinkedHashSet<>();
  private double schedules;
  private long runs;
  private long states;
  private long merged;
  private int deepest;

  Search(StateSpace space, boolean merging, LongConsumer progress) {
    this.space = space;
    this.merging = merging;
    this.progress = progress;
    ending = new FairCompletion(space);
  }

  /**
   * Searches until no state is left, a schedule fails, or the limit on states is reached.
   *
   * @throws NotDeterministicException if a node is not deterministic; then the result so far proves
   *     nothing
   */
  Result run() {
    Frontier frontier = new Frontier(merging);
    int[] start = space.start();
    frontier.add(start, start.length, 1);
    states = 1;
    for (int depth = 0; frontier.size() > 0; depth++) {
      Optional<Failure> failure = end(frontier, depth);
      Optional<String> sentToNobody = space.sentToNobody();
      if (sentToNobody.isPresent()) { // the program may need the reply, which can't come
        return result(Optional.empty(), sentToNobody.get());
      }
      if (failure.isPresent()) {
        return result(failure, "");
      }
      if (depth == MAX_STEPS) {
        return result(failure, "some schedules have more than " + MAX_STEPS + " steps");
      }
      Frontier next = new Frontier(merging);
      if (!expand(frontier, next)) {
        return result(failure, "there are more than " + space.bound().maxStates() + " states");
      }
      frontier = next;
    }
    space.confirm();
    return result(Optional.empty(), "");
  }

  /** The result of a search that was given up. */
  Result givenUp(String why) {
    return result(Optional.empty(), why);
  }

  /** A failing schedule: the state in which its ending begins, and the violation at its end. */
  record Failure(int[] state, int depth, PropertyViolation problem) {}

  /**
   * The result of a search.
   *
   * @param unfinished why states were left unvisited; empty if none were
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

  private Optional<Failure> end(Frontier frontier, int depth) {
    for (int place = 0; place < frontier.size(); place++) {
      int[] state = frontier.copy(place);
      boolean noneInFlight = space.underWay(state, state.length).length == 0;
      if (noneInFlight && space.asked(state) != 0) {
        FairCompletion.End end = ending.run(state, state.length, step -> {});
        runs++;
        schedules += frontier.schedules(place);
        deepest = Math.max(deepest, depth + end.steps());
        outcomes.add(end.reads());
        if (end.problem().isPresent()) {
          return Optional.of(new Failure(state, depth, end.problem().get()));
        }
      }
    }
    return Optional.empty();
  }

  private boolean expand(Frontier frontier, Frontier next) {
    for (int place = 0; place < frontier.size(); place++) {
      int[] state = frontier.copy(place);
      double leadingHere = frontier.schedules(place);
      space.steps(state, state.length, (step, to, length) -> add(next, to, length, leadingHere));
      if (states > space.bound().maxStates()) {
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
