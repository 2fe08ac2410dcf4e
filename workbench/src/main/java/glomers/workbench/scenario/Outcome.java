package glomers.workbench.scenario;

import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.Stats;
import glomers.workbench.checker.Verdict;
import glomers.workbench.history.Operation;
import glomers.workbench.network.NetworkStats;
import java.util.List;

/**
 * What came of a test.
 *
 * @param workload whether the broadcast values are where they should be
 * @param availability of the availability that was asked for
 * @param partitions how often the network was partitioned
 * @param findings what else there is to say; a test that could not go on has one that says why
 * @param completed whether the test went on to its end
 */
public record Outcome(
    Scenario scenario,
    List<Operation> history,
    SetFull.Result workload,
    Stats stats,
    Verdict availability,
    NetworkStats net,
    int partitions,
    List<Finding> findings,
    boolean completed) {

  /** The verdict on all of it. */
  public Verdict verdict() {
    if (!completed) {
      return Verdict.INVALID;
    }
    return workload.verdict().and(stats.verdict()).and(availability);
  }
}
