package glomers.workbench.checker;

import glomers.workbench.history.Operation;
import java.util.Collection;

/**
 * The result of checking a history, which does not depend on the network and the nodes. Immutable.
 */
public record CheckResult(Stats stats, SetFull.Result workload) {

  /** Checks a history. */
  public static CheckResult of(Collection<Operation> history) {
    return new CheckResult(Stats.of(history), SetFull.check(history));
  }

  /** The combined verdict. */
  public Verdict verdict() {
    return workload.verdict().and(stats.verdict());
  }
}
