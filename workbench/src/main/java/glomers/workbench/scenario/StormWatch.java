package glomers.workbench.scenario;

import glomers.workbench.network.Packet;
import java.util.concurrent.TimeUnit;

/**
 * Notices when messages beget messages without end: in virtual time, and on a network that takes
 * none, such a test would never come to its next moment. Belongs to its loop's thread.
 */
final class StormWatch {
  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** What is a storm however few nodes there are: a hundred times what a large test needs. */
  private static final long LEAST = 100_000;

  /** Values that each node may pass on to each other node at once. */
  private static final long VALUES_AT_ONCE = 100;

  private final long most;
  private long windowBegin;
  private long messages;

  StormWatch(int nodes) {
    most = LEAST + VALUES_AT_ONCE * nodes * nodes;
  }

  /** Counts a message between nodes; whether they are now more than can be meant. */
  boolean isStorm(long now) {
    if (now - windowBegin > WINDOW_NANOS) {
      windowBegin = now;
      messages = 0;
    }
    return ++messages > most;
  }

  /** What to say of it. */
  String describe(Packet last) {
    return "nodes sent each other more than "
        + most
        + " messages within "
        + TimeUnit.NANOSECONDS.toMillis(WINDOW_NANOS)
        + " ms, and there is no end to it; the last was "
        + last;
  }
}
