package glomers.workbench.run;

import glomers.workbench.checker.Verdict;
import glomers.workbench.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of one run of a sweep. It is small, so that a million fit in memory. Immutable.
 *
 * @param attempts the number of values that were broadcast
 * @param serverMessages the number of messages between nodes
 * @param affected the number of messages or nodes that faults affected
 * @param findings the kinds of the findings, in order
 * @param command the command that repeats the run
 */
public record SeedResult(
    long seed,
    Verdict verdict,
    int attempts,
    int lost,
    int neverRead,
    long serverMessages,
    long affected,
    List<String> findings,
    String command) {

  public static SeedResult of(Outcome outcome, String command) {
    return new SeedResult(
        outcome.scenario().seed(),
        outcome.verdict(),
        outcome.workload().attempts(),
        outcome.workload().lost().size(),
        outcome.workload().neverRead().size(),
        outcome.net().servers().sent(),
        outcome.scenario().faults().stream().mapToLong(outcome::affected).sum(),
        outcome.findings().stream().map(Finding::kind).distinct().toList(),
        command);
  }

  /** Whether the run was given up because code of the program did not end. */
  public boolean isHandlerTimeout() {
    return findings.contains(Outcome.HANDLER_TIMEOUT);
  }

  /** A short description of the result. */
  public String summary() {
    String values =
        lost > 0
            ? lost + " of " + attempts + " values lost"
            : neverRead > 0 ? neverRead + " of " + attempts + " values never read" : "";
    return Stream.concat(Stream.of(values), findings.stream())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", ", verdict.name().toLowerCase(Locale.ROOT) + ": ", ""));
  }

  /** The summary and the command that repeats the run, for the message of a failing unit test. */
  @Override
  public String toString() {
    return "seed " + seed + " is " + summary() + "; to repeat it: " + command;
  }
}
