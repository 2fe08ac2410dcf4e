package glomers.workbench.run;

import glomers.workbench.checker.SetFull;
import glomers.workbench.run.TargetsResult.Status;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Checks a test against the targets of its challenge. Thread-safe. */
final class TargetsCheck {
  private TargetsCheck() {}

  /**
   * Checks a test.
   *
   * @param messages messages between nodes per operation
   * @param inDoubt whether messages were delivered so late that the latencies are not reliable
   */
  static TargetsResult check(
      Targets targets,
      Scenario scenario,
      double messages,
      SetFull.Result workload,
      boolean inDoubt) {
    List<String> otherSettings = otherSettings(targets, scenario);
    if (!otherSettings.isEmpty()) {
      return new TargetsResult(Status.NOT_JUDGED, otherSettings);
    }
    List<String> misses = misses(targets, messages, workload.stableLatencies());
    Status status = misses.isEmpty() ? Status.MET : inDoubt ? Status.IN_DOUBT : Status.MISSED;
    return new TargetsResult(status, misses);
  }

  private static List<String> misses(
      Targets targets, double messages, Map<String, Long> latencies) {
    List<String> misses = new ArrayList<>();
    if (messages >= targets.messagesPerOperation()) {
      misses.add(
          String.format(
              Locale.ROOT,
              "%.1f messages an operation, and the target is under %.0f",
              messages,
              targets.messagesPerOperation()));
    }
    if (latencies.isEmpty()) {
      misses.add("no value became stable");
    } else {
      checkLatency(latencies.get("0.5"), targets.medianMillis(), "half", misses);
      checkLatency(latencies.get("1"), targets.maxMillis(), "all", misses);
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

  /** The settings in which a scenario differs from the challenge with these targets. */
  private static List<String> otherSettings(Targets targets, Scenario scenario) {
    Challenge challenge = Challenge.withTargets(targets).orElse(Challenge.NONE);
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
    if (scenario.schedule().operations().isPresent()) {
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
