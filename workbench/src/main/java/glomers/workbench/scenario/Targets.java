package glomers.workbench.scenario;

import glomers.workbench.checker.SetFull;
import glomers.workbench.network.Latency;
import glomers.workbench.scenario.TargetsResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How cheap and how fast a challenge wants a broadcast to be: all three must be under these.
 * Source: the pages of Gossip Glomers challenges 3d and 3e.
 *
 * @param messagesPerOperation messages between nodes, for each operation
 * @param medianMillis the stable latency of half the values
 * @param maxMillis the stable latency of all
 */
public record Targets(double messagesPerOperation, long medianMillis, long maxMillis) {

  /**
   * Judges a test.
   *
   * @param messages messages between nodes, for each operation
   * @param inDoubt whether messages were delivered so late that latencies tell nothing
   */
  public TargetsResult judge(
      Scenario scenario, double messages, SetFull.Result workload, boolean inDoubt) {
    List<String> otherSettings = otherSettings(scenario);
    if (!otherSettings.isEmpty()) {
      return new TargetsResult(Status.NOT_JUDGED, otherSettings);
    }
    List<String> misses = misses(messages, workload.stableLatencies());
    Status status = misses.isEmpty() ? Status.MET : inDoubt ? Status.IN_DOUBT : Status.MISSED;
    return new TargetsResult(status, misses);
  }

  private List<String> misses(double messages, Map<String, Long> latencies) {
    List<String> misses = new ArrayList<>();
    if (messages >= messagesPerOperation) {
      misses.add(
          String.format(
              Locale.ROOT,
              "%.1f messages an operation, and the target is under %.0f",
              messages,
              messagesPerOperation));
    }
    if (latencies.isEmpty()) {
      misses.add("no value became stable");
    } else {
      checkLatency(latencies.get("0.5"), medianMillis, "half", misses);
      checkLatency(latencies.get("1"), maxMillis, "all", misses);
    }
    return misses;
  }

  private static void checkLatency(
      long millis, long targetMillis, String values, List<String> misses) {
    if (millis >= targetMillis) {
      misses.add(
          millis + " ms for " + values + ", and the target is under " + targetMillis + " ms");
    }
  }

  /** Where a scenario is not what the challenge of these targets asks for, setting by setting. */
  private List<String> otherSettings(Scenario scenario) {
    Challenge challenge = Challenge.withTargets(this).orElse(Challenge.NONE);
    List<String> others = new ArrayList<>();
    check("--node-count", scenario.nodeCount(), challenge.nodeCount(), others);
    check("--time-limit", scenario.timeLimitNanos() / 1e9, challenge.timeLimitSeconds(), others);
    check("--rate", scenario.rate(), challenge.rate(), others);
    long latencyNanos = scenario.latency().meanNanos();
    check(
        "--latency",
        latencyNanos / (double) TimeUnit.MILLISECONDS.toNanos(1),
        challenge.latencyMillis(),
        others);
    if (scenario.latency().distribution() != Latency.Distribution.CONSTANT) {
      others.add("--latency-dist is " + scenario.latency().distribution() + ", not constant");
    }
    if (!scenario.faults().isEmpty()) {
      others.add("the network has faults");
    }
    if (scenario.repeatShare() > 0) {
      others.add("values are broadcast again");
    }
    if (scenario.script().operations().isPresent()) {
      others.add("the operations are written out");
    }
    return others;
  }

  private static void check(String flag, double given, double wanted, List<String> others) {
    if (given != wanted) {
      others.add(flag + " is " + RepeatFlags.plain(given) + ", not " + RepeatFlags.plain(wanted));
    }
  }
}
