package glomers.workbench.run;

import glomers.workbench.checker.Verdict;
import glomers.workbench.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sweep keeps of one run: little, so that a million of them fit.
 *
 * @param attempts how many values were broadcast
 * @param serverMessages how many messages nodes sent each other
 * @param affected how many messages or nodes the faults touched
 * @param findings the kinds of what else there was to say, in order
 * @param command what repeats the run
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

  /** What came of it, in a few words. */
  public String summary() {
    String values =
        lost > 0
            ? lost + " of " + attempts + " values lost"
            : neverRead > 0 ? neverRead + " of " + attempts + " values never read" : "";
    return Stream.concat(Stream.of(values), findings.stream())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", ", verdict.name().toLowerCase(Locale.ROOT) + ": ", ""));
  }

  /** For the message of a test that fails: what happened, and the command that shows it again. */
  @Override
  public String toString() {
    return "seed " + seed + " is " + summary() + "; to repeat it: " + command;
  }
}
