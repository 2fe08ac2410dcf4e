package glomers.workbench.explore;

import glomers.workbench.checker.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The result of an exploration. Immutable.
 *
 * @param bound the limits of the exploration
 * @param schedules number of schedules that were covered; rounded beyond 2^53
 * @param runs number of schedules that were run to their end: one for each state in which a fair
 *     ending begins
 * @param states number of different states
 * @param merged how often a step led to a known state
 * @param deepest number of steps of the longest run, its ending included
 * @param outcomes the different outcomes of the final reads over all runs
 * @param counterexample a failing schedule, if there is one; no failing schedule has fewer steps
 *     before its ending
 * @param unfinished why states were left unvisited; empty if none were, or if there is a
 *     counterexample
 */
public record ExplorationResult(
    Bound bound,
    BigInteger schedules,
    long runs,
    long states,
    long merged,
    int deepest,
    Set<String> outcomes,
    Optional<Counterexample> counterexample,
    String unfinished) {

  /**
   * A schedule that fails.
   *
   * @param problem the property that is violated at the end
   * @param certain whether this proves a failure; nodes that are not quiescent may still converge
   * @param steps the steps, in order
   * @param end what each node shows at the end
   * @param trace the same as data
   */
  public record Counterexample(
      String problem,
      boolean certain,
      List<String> steps,
      List<String> end,
      CounterexampleTrace trace) {}

  /** Valid if every schedule was covered and none failed; unknown if some were not covered. */
  public Verdict verdict() {
    if (counterexample.isPresent()) {
      return counterexample.get().certain ? Verdict.INVALID : Verdict.UNKNOWN;
    }
    return unfinished.isEmpty() ? Verdict.VALID : Verdict.UNKNOWN;
  }

  static ExplorationResult of(
      Bound bound, Search.Result result, Optional<Counterexample> counterexample) {
    Set<String> outcomes = new TreeSet<>();
    result
        .outcomes()
        .forEach(reads -> outcomes.add(String.join(", ", CounterexamplePrinter.shown(reads))));
    return new ExplorationResult(
        bound,
        new BigDecimal(result.schedules()).toBigInteger(),
        result.runs(),
        result.states(),
        result.merged(),
        result.deepest(),
        Collections.unmodifiableSet(outcomes),
        counterexample,
        result.unfinished());
  }
}
