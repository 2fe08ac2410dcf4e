package glomers.workbench.scenario;

import glomers.workbench.checker.Verdict;
import java.util.List;

/**
 * What a sweep keeps of one run: little, so that a million of them fit.
 *
 * @param attempts how many values were broadcast
 * @param serverMessages how many messages nodes sent each other
 * @param affected how many messages or nodes the faults touched
 * @param findings the kinds of what else there was to say, in order
 */
public record SeedResult(
    long seed,
    Verdict verdict,
    int attempts,
    int lost,
    int neverRead,
    long serverMessages,
    long affected,
    List<String> findings) {

  public static SeedResult of(Outcome outcome) {
    return new SeedResult(
        outcome.scenario().seed(),
        outcome.verdict(),
        outcome.workload().attempts(),
        outcome.workload().lost().size(),
        outcome.workload().neverRead().size(),
        outcome.net().servers().sent(),
        outcome.scenario().faults().stream().mapToLong(outcome::affected).sum(),
        outcome.findings().stream().map(Finding::kind).distinct().toList());
  }

  /** What was wrong, in a line. */
  public String why() {
    String values =
        lost > 0
            ? lost + " of " + attempts + " values lost"
            : neverRead > 0 ? neverRead + " of " + attempts + " values never read" : "";
    String kinds = String.join(", ", findings);
    return values + (values.isEmpty() || kinds.isEmpty() ? "" : "; ") + kinds;
  }
}
