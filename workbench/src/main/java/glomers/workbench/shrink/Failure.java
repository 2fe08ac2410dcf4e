package glomers.workbench.shrink;

import glomers.workbench.checker.Reasons;
import glomers.workbench.checker.Verdict;
import glomers.workbench.finding.Finding;
import glomers.workbench.run.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The kinds of failure of a test. Two tests with the same kinds failed in the same way. Immutable.
 *
 * @param kinds {@link #LOST}, {@link #UNAVAILABLE}, {@link #NEVER_OK} and an operation, and the
 *     kinds of the findings that count; empty if the test did not fail
 */
public record Failure(SortedSet<String> kinds) {
  /** A value was lost. */
  public static final String LOST = "lost";

  /** Fewer operations succeeded than the required availability. */
  public static final String UNAVAILABLE = Reasons.UNAVAILABLE;

  /** A prefix, before the name of an operation that never succeeded. */
  public static final String NEVER_OK = Reasons.NEVER_OK;

  public Failure {
    kinds = Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
  }

  /** How a test failed. */
  public static Failure of(Outcome outcome) {
    SortedSet<String> kinds = new TreeSet<>();
    if (outcome.verdict() == Verdict.INVALID) {
      List<String> findings = outcome.findings().stream().map(Finding::kind).toList();
      if (outcome.scenario().strict()) {
        kinds.addAll(findings);
      }
      outcome.findings().stream()
          .filter(Finding::isAgainstTheProtocol)
          .forEach(finding -> kinds.add(finding.kind()));
      if (outcome.completed()) {
        addVerdicts(outcome, kinds);
      } else {
        kinds.add(findings.get(findings.size() - 1)); // the reason why the test ended early
      }
    }
    return new Failure(kinds);
  }

  private static void addVerdicts(Outcome outcome, SortedSet<String> kinds) {
    if (outcome.workload().verdict() == Verdict.INVALID) {
      kinds.add(LOST);
    }
    if (outcome.availability() == Verdict.INVALID) {
      kinds.add(UNAVAILABLE);
    }
    outcome
        .stats()
        .byFunction()
        .forEach(
            (function, count) -> {
              if (count.verdict() == Verdict.INVALID) {
                kinds.add(NEVER_OK + function);
              }
            });
  }

  /** Whether the test failed. */
  public boolean isFailure() {
    return !kinds.isEmpty();
  }

  @Override
  public String toString() {
    return String.join(", ", kinds);
  }
}
