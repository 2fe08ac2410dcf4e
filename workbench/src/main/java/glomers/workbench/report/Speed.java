package glomers.workbench.report;

import glomers.workbench.run.Phase;
import glomers.workbench.run.Progress;
import glomers.workbench.run.TestRun;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The throughput of a test of real processes until its time limit, and its cost. Immutable.
 *
 * @param messages messages of all kinds per second
 * @param operations operations per second
 * @param cpuMicrosPerMessage processor time of the workbench per message, in microseconds
 */
public record Speed(long messages, long operations, long cpuMicrosPerMessage) {

  /** Whether the throughput means anything: at low rates, it only repeats the requested rate. */
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

  /**
   * Measures a test from the first operation to the end of the time limit. Confined to the
   * event-loop thread.
   */
  public static final class Meter {
    private final TestRun test;
    private long beganNanos;
    private Duration cpuAtBegin = Duration.ZERO;
    private Progress atBegin;
    private Speed speed = new Speed(0, 0, 0);

    private Meter(TestRun test) {
      this.test = test;
      this.atBegin = test.progress();
    }

    /** Measures a test that has not started. */
    public static Meter of(TestRun test) {
      Meter meter = new Meter(test);
      test.onPhase(meter::entered);
      return meter;
    }

    /** The measured throughput; zero if the test ended earlier. */
    public Speed speed() {
      return speed;
    }

    private void entered(Phase phase) {
      if (phase == Phase.RUNNING) {
        beganNanos = System.nanoTime();
        cpuAtBegin = cpu();
        atBegin = test.progress();
      } else if (phase == Phase.RECOVERING) {
        Progress now = test.progress();
        double seconds = (System.nanoTime() - beganNanos) / (double) TimeUnit.SECONDS.toNanos(1);
        long messages = now.messages() - atBegin.messages();
        speed =
            new Speed(
                Math.round(messages / seconds),
                Math.round((now.operations() - atBegin.operations()) / seconds),
                TimeUnit.NANOSECONDS.toMicros(cpu().minus(cpuAtBegin).toNanos())
                    / Math.max(1, messages));
      }
    }

    private static Duration cpu() {
      return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
  }
}
