package glomers.workbench.scenario;

import java.util.Optional;

/**
 * One operation of a schedule: what a client requests from a node, and when. Immutable.
 *
 * @param atNanos when, in nanoseconds since the operations began
 * @param broadcast the value to broadcast; empty for a read
 */
public record ScheduledOperation(long atNanos, String node, Optional<Long> broadcast) {
  public ScheduledOperation {
    if (atNanos < 0) {
      throw new IllegalArgumentException("an operation must be at 0 or later");
    }
  }

  /** A broadcast of a value. */
  public static ScheduledOperation broadcast(long atNanos, String node, long value) {
    return new ScheduledOperation(atNanos, node, Optional.of(value));
  }

  /** A read of all values. */
  public static ScheduledOperation read(long atNanos, String node) {
    return new ScheduledOperation(atNanos, node, Optional.empty());
  }
}
