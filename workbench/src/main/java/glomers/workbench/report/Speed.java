package glomers.workbench.report;

import glomers.workbench.network.NetworkStats;
import glomers.workbench.scenario.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How fast a test of real processes went, and what it cost.
 *
 * @param messages messages of all kinds, for each second of the time limit
 * @param operations operations, likewise
 * @param cpuMicrosPerMessage processor time of the workbench, its own start included, in
 *     microseconds
 */
public record Speed(long messages, long operations, long cpuMicrosPerMessage) {

  /**
   * The speed of a test.
   *
   * @param cpu processor time of the workbench
   */
  public static Speed of(Outcome outcome, Duration cpu) {
    NetworkStats net = outcome.net();
    long messages = net.clients().sent() + net.servers().sent();
    double seconds =
        Math.max(1, outcome.scenario().timeLimitNanos()) / (double) TimeUnit.SECONDS.toNanos(1);
    return new Speed(
        Math.round(messages / seconds),
        Math.round(outcome.stats().invoked() / seconds),
        TimeUnit.NANOSECONDS.toMicros(cpu.toNanos()) / Math.max(1, messages));
  }

  /** Whether it says anything: at low rates, it says how much was asked for. */
  public boolean isHigh() {
    return messages >= 1000;
  }

  /** For the results map. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("messages-per-second", messages);
    map.put("operations-per-second", operations);
    map.put("workbench-cpu-us-per-message", cpuMicrosPerMessage);
    return map;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d messages and %d operations a second; a message took %d us of the workbench's CPU",
        messages,
        operations,
        cpuMicrosPerMessage);
  }
}
