package glomers.workbench.scenario;

import java.util.Optional;

/**
 * One operation that is written out: what a client asks a node, and when. Immutable.
 *
 * @param atNanos when, from when clients begin to ask
 * @param broadcast the value to broadcast; if there is none, it is a read
 */
public record ScheduledOperation(long atNanos, String node, Optional<Long> broadcast) {
  public ScheduledOperation {
    if (atNanos < 0) {
      throw new IllegalArgumentException("an operation must be at 0 or later");
    }
  }

  /** To take a value. */
  public static ScheduledOperation broadcast(long atNanos, String node, long value) {
    return new ScheduledOperation(atNanos, node, Optional.of(value));
  }

  /** To show all values. */
  public static ScheduledOperation read(long atNanos, String node) {
    return new ScheduledOperation(atNanos, node, Optional.empty());
  }
}
