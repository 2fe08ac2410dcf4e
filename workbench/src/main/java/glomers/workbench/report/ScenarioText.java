package glomers.workbench.report;

import glomers.workbench.run.RepeatFlags;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Describes a scenario in one line. */
public final class ScenarioText {
  private ScenarioText() {}

  /** All settings of a scenario except its seed. */
  public static String settings(Scenario scenario) {
    List<String> settings = new ArrayList<>();
    settings.add(count(scenario.nodeCount(), "node"));
    settings.add(seconds(scenario.timeLimitNanos()));
    settings.add(
        scenario
            .schedule()
            .operations()
            .map(invocations -> count(invocations.size(), "written operation"))
            .orElseGet(() -> "rate " + plain(scenario.rate())));
    if (scenario.concurrency() != scenario.nodeCount()) {
      settings.add(count(scenario.concurrency(), "client"));
    }
    if (scenario.topology() != Topology.GRID) {
      settings.add("topology " + scenario.topology());
    }
    if (scenario.latency().meanNanos() > 0) {
      settings.add(latency(scenario.latency()));
    }
    if (scenario.schedule().faults().isPresent()) {
      settings.add(count(scenario.schedule().scheduledFaults().size(), "written fault"));
    } else if (!scenario.faults().isEmpty()) {
      settings.add(
          scenario.faults().stream().map(FaultKind::toString).collect(Collectors.joining("+"))
              + " every "
              + seconds(scenario.nemesisIntervalNanos())
              + " or so");
    }
    if (scenario.repeatShare() > 0) {
      settings.add("values repeated");
    }
    scenario.availability().ifPresent(least -> settings.add("availability " + plain(least)));
    if (scenario.strict()) {
      settings.add("strict");
    }
    return String.join(", ", settings);
  }

  private static String latency(Latency latency) {
    double millis = latency.meanNanos() / (double) TimeUnit.MILLISECONDS.toNanos(1);
    String distribution =
        latency.distribution() == Latency.Distribution.CONSTANT ? "" : " " + latency.distribution();
    return "latency " + plain(millis) + " ms" + distribution;
  }

  private static String plain(double number) {
    return RepeatFlags.plain(number);
  }

  private static String seconds(long nanos) {
    return plain(nanos / (double) TimeUnit.SECONDS.toNanos(1)) + " s";
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
