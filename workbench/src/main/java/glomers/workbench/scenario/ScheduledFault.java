package glomers.workbench.scenario;

import java.util.concurrent.TimeUnit;

/**
 * A fault and its times, either planned before a test or recorded during one. Immutable.
 *
 * @param fromNanos when it begins, in nanoseconds since the operations began
 * @param toNanos when it ends, on the same clock; in a test, every fault ends by the time limit
 */
public record ScheduledFault(long fromNanos, long toNanos, Fault fault) {
  public ScheduledFault {
    if (fromNanos < 0 || toNanos < fromNanos) {
      throw new IllegalArgumentException(
          "a fault must begin at 0 or later, and end after that, and not go from %d to %d ms"
              .formatted(
                  TimeUnit.NANOSECONDS.toMillis(fromNanos),
                  TimeUnit.NANOSECONDS.toMillis(toNanos)));
    }
  }
}
