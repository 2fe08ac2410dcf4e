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
 * What came of an exploration. Immutable.
 *
 * @param bound how far it was to go
 * @param schedules how many schedules were covered; rounded beyond 2^53
 * @param runs how many of them were run to their end: one for each state in which an ending begins
 * @param states how many different states there were
 * @param merged how often a step led to a state that was known already
 * @param deepest how many steps the longest run had, its ending included
 * @param outcomes the different things that the nodes showed in the end, for all runs
 * @param counterexample a schedule that fails, if there is one: no other has fewer steps before its
 *     ending
 * @param unfinished why there are states that were not looked at; empty if there are none, or if
 *     there is a counterexample
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
   * @param problem what is wrong in the end
   * @param certain whether that is a failure; nodes that are not at rest may still come to it
   * @param steps what happened, in order
   * @param end what each node shows in the end
   */
  public record Counterexample(
      String problem, boolean certain, List<String> steps, List<String> end) {}

  /** Valid if every schedule was covered and did well; unknown if not every one could be. */
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
