package glomers.workbench.scenario;

import java.util.concurrent.TimeUnit;

/**
 * A fault with its times, written out beforehand or found out afterwards. Immutable.
 *
 * @param fromNanos when it begins, from when clients begin to ask
 * @param toNanos when it ends; at the latest it does when the time limit is over
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
