package glomers.workbench.learn;

import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.Verdict;
import glomers.workbench.finding.Finding;
import glomers.workbench.history.Operation;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.TargetsResult;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides whether a run fails a step. Every finding counts, except those that a later step is
 * about, and those that say nothing against the program. Immutable.
 *
 * @param later the kinds of findings that a later step is about
 */
record Judge(Set<String> later) {
  /** The kind of failure if a value was lost. */
  static final String LOST = "lost";

  /** The kind of failure if a target was missed. */
  static final String TARGETS_MISSED = "targets-missed";

  /** The kind of failure if a node refused a request as no correct node would. */
  static final String REFUSED = "refused";

  /** Errors that no correct node answers a broadcast or a read with. */
  private static final Set<Object> FATAL_ERRORS =
      Set.of("crash", "not-supported", "malformed-request");

  /** Findings about the run, not about the program. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "vacuous",
          "nothing-stable",
          "never-read", // a read that was refused; one without an answer has a finding of its own
          "rate-not-reached",
          "too-many-operations",
          "more-findings",
          "stopped");

  /** Findings that follow from a lost value, which says more. */
  private static final Set<String> CONSEQUENCES = Set.of("not-everywhere");

  Judge {
    later = Set.copyOf(later);
  }

  /** What speaks against the program in a run; empty if nothing does. */
  Optional<Finding> against(Outcome outcome) {
    return first(outcome, finding -> !CONSEQUENCES.contains(finding.kind()))
        .or(() -> refused(outcome))
        .or(() -> lost(outcome))
        .or(() -> first(outcome, finding -> true))
        .or(() -> missed(outcome));
  }

  /** Why a run says nothing about the program; empty if it does say something. */
  static Optional<String> doubt(Outcome outcome) {
    return outcome
        .targets()
        .filter(targets -> targets.status() == TargetsResult.Status.IN_DOUBT)
        .map(targets -> "the machine was too busy to deliver messages in time");
  }

  private Optional<Finding> first(Outcome outcome, Predicate<Finding> which) {
    return outcome.findings().stream()
        .filter(finding -> !NEUTRAL.contains(finding.kind()) && !later.contains(finding.kind()))
        .filter(which)
        .findFirst();
  }

  /** A request that a node can't refuse for good: it has no handler, or the handler failed. */
  private static Optional<Finding> refused(Outcome outcome) {
    return outcome.history().stream()
        .filter(operation -> operation.byClient() && isRefusal(operation))
        .findFirst()
        .map(
            operation -> {
              List<?> error = List.copyOf((Collection<?>) operation.error().orElseThrow());
              String node = outcome.scenario().nodeOf(operation.process());
              return new Finding(
                  REFUSED,
                  Optional.of(node),
                  "%s answered a %s with the error %s: %s"
                      .formatted(node, operation.function(), error.get(0), error.get(1)));
            });
  }

  private static boolean isRefusal(Operation operation) {
    return operation.error().orElse("") instanceof Collection<?> error
        && error.size() > 1
        && FATAL_ERRORS.contains(error.iterator().next());
  }

  private static Optional<Finding> lost(Outcome outcome) {
    SetFull.Result values = outcome.workload();
    if (!outcome.completed() || values.verdict() != Verdict.INVALID) {
      return Optional.empty();
    }
    List<Long> lost = values.lost();
    String more =
        lost.size() == 1
            ? ""
            : " (and " + (lost.size() - 1) + " more of " + values.attempts() + ")";
    return Optional.of(
        new Finding(
            LOST,
            Optional.empty(),
            "value " + lost.get(0) + " is lost: the last read lacks it" + more));
  }

  private static Optional<Finding> missed(Outcome outcome) {
    return outcome
        .targets()
        .filter(targets -> targets.status() == TargetsResult.Status.MISSED)
        .map(
            targets ->
                new Finding(
                    TARGETS_MISSED, Optional.empty(), String.join("; ", targets.reasons())));
  }
}
