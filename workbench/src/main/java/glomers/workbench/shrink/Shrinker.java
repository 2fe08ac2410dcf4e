package glomers.workbench.shrink;

import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Searches for the smallest scenario that fails as a given test did. It writes out the test's
 * operations and faults, then removes what the failure doesn't need. Deterministic: the same
 * failure gives the same result. Used once, by one thread.
 */
public final class Shrinker {
  /**
   * The usual limit on the number of tests: after it, the smallest scenario so far is the result.
   */
  public static final int MOST_RUNS = 3000;

  private static final List<Reduction> REDUCTIONS =
      List.of(
          new FewerFaults(),
          new FewerOperations(),
          new FewerNodes(),
          new SimplerSettings(),
          new ShorterTimes());

  private final Scenario base;
  private final Failure failure;
  private final Function<Scenario, Outcome> run;
  private final Progress progress;
  private final int mostRuns;
  private final Map<ShrinkCandidate, Boolean> tried = new LinkedHashMap<>();
  private int runs;

  private Shrinker(
      Scenario base,
      Failure failure,
      Function<Scenario, Outcome> run,
      Progress progress,
      int mostRuns) {
    this.base = base;
    this.mostRuns = mostRuns;
    this.failure = failure;
    this.run = run;
    this.progress = progress;
  }

  /** Follows the progress of a search. */
  @FunctionalInterface
  public interface Progress {
    /** Ignores the progress. */
    Progress NONE = (runs, failing) -> {};

    /**
     * Called after each scenario that was tried.
     *
     * @param runs number of scenarios so far
     * @param failing the smallest failing scenario so far
     */
    void tried(int runs, Scenario failing);
  }

  /**
   * The result of a search.
   *
   * @param outcome the outcome of the smallest scenario that fails
   * @param failure how it fails, which is how the original failed
   * @param runs number of scenarios that were tried
   */
  public record Shrunk(Outcome outcome, Failure failure, int runs) {
    /** The smallest scenario. */
    public Scenario scenario() {
      return outcome.scenario();
    }
  }

  /**
   * Shrinks a failure.
   *
   * @param outcome the failure
   * @param run runs a scenario with the program that failed; it must be deterministic
   * @return empty if the test's operations and faults, written out, do not fail in the same way
   * @throws IllegalArgumentException if the outcome is no failure
   */
  public static Optional<Shrunk> shrink(
      Outcome outcome, Function<Scenario, Outcome> run, Progress progress) {
    return shrink(outcome, run, progress, MOST_RUNS);
  }

  /**
   * Shrinks a failure with another limit.
   *
   * @param mostRuns limit on the number of tests
   */
  public static Optional<Shrunk> shrink(
      Outcome outcome, Function<Scenario, Outcome> run, Progress progress, int mostRuns) {
    Failure failure = Failure.of(outcome);
    if (!failure.isFailure()) {
      throw new IllegalArgumentException("there is nothing to shrink: the test did not fail");
    }
    return new Shrinker(outcome.scenario(), failure, run, progress, mostRuns)
        .shrink(ShrinkCandidate.of(outcome));
  }

  private Optional<Shrunk> shrink(ShrinkCandidate begin) {
    if (!fails(begin, begin)) {
      return Optional.empty();
    }
    ShrinkCandidate best = begin;
    ShrinkCandidate before;
    do {
      before = best;
      for (Reduction reduction : REDUCTIONS) {
        ShrinkCandidate smallest = best;
        best = reduction.reduce(best, candidate -> fails(candidate, smallest));
      }
    } while (!best.equals(before) && runs < mostRuns);
    return Optional.of(new Shrunk(run.apply(best.scenario(base)), failure, runs));
  }

  private boolean fails(ShrinkCandidate candidate, ShrinkCandidate smallest) {
    if (runs >= mostRuns && !tried.containsKey(candidate)) {
      return false;
    }
    return tried.computeIfAbsent(
        candidate,
        variant -> {
          progress.tried(++runs, smallest.scenario(base));
          return Failure.of(run.apply(variant.scenario(base))).equals(failure);
        });
  }
}
