package glomers.workbench.checker;

import glomers.workbench.history.Operation;
import java.util.Collection;

/** What a history alone tells, without the network and the nodes that it came from. Immutable. */
public record CheckResult(Stats stats, SetFull.Result workload) {

  /** Judges a history. */
  public static CheckResult of(Collection<Operation> history) {
    return new CheckResult(Stats.of(history), SetFull.check(history));
  }

  /** The verdict on all of it. */
  public Verdict verdict() {
    return workload.verdict().and(stats.verdict());
  }
}
