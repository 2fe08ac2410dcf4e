package glomers.workbench.scenario;

import glomers.workbench.checker.SetFull;
import java.util.Map;

/**
 * How cheap and how fast a challenge wants a broadcast to be: all three must be under these.
 *
 * @param messagesPerOperation messages between nodes, for each operation
 * @param medianMillis the stable latency of half the values
 * @param maxMillis the stable latency of all
 */
public record Targets(double messagesPerOperation, long medianMillis, long maxMillis) {

  /** Whether a test met them. */
  public boolean met(double messages, SetFull.Result workload) {
    Map<String, Long> latencies = workload.stableLatencies();
    return !latencies.isEmpty()
        && messages < messagesPerOperation
        && latencies.get("0.5") < medianMillis
        && latencies.get("1") < maxMillis;
  }
}
