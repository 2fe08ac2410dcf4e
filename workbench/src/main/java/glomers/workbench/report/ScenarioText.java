package glomers.workbench.report;

import glomers.workbench.nemesis.Fault;
import glomers.workbench.scenario.RepeatFlags;
import glomers.workbench.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A scenario in a line, for people. */
public final class ScenarioText {
  private ScenarioText() {}

  /** What decides it, but for its seed. */
  public static String settings(Scenario scenario) {
    List<String> settings = new ArrayList<>();
    settings.add(count(scenario.nodeCount(), "node"));
    settings.add(seconds(scenario.timeLimitNanos()));
    settings.add(
        scenario
            .script()
            .operations()
            .map(asks -> count(asks.size(), "written operation"))
            .orElseGet(() -> "rate " + RepeatFlags.plain(scenario.rate())));
    long latency = scenario.latency().meanNanos();
    if (latency > 0) {
      double millis = latency / (double) TimeUnit.MILLISECONDS.toNanos(1);
      settings.add("latency " + RepeatFlags.plain(millis) + " ms");
    }
    if (scenario.script().faults().isPresent()) {
      settings.add(count(scenario.script().troubles().size(), "written fault"));
    } else if (!scenario.faults().isEmpty()) {
      settings.add(
          scenario.faults().stream().map(Fault::toString).collect(Collectors.joining("+"))
              + " every "
              + seconds(scenario.nemesisIntervalNanos())
              + " or so");
    }
    return String.join(", ", settings);
  }

  private static String seconds(long nanos) {
    return RepeatFlags.plain(nanos / (double) TimeUnit.SECONDS.toNanos(1)) + " s";
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
