package glomers.workbench.network;

import java.util.Arrays;

/**
 * How many messages of each kind were sent over time. The intervals are at first a twentieth of a
 * second. When there are too many of them, their length doubles, so memory is bounded. Confined to
 * the event-loop thread.
 */
public final class TrafficSeries {
  private static final int MAX_INTERVALS = 512;
  private static final long FIRST_LENGTH = 50_000_000;

  /** The kinds of messages. */
  public enum Kind {
    /** From a node to another; not a reply, and not sent before. */
    FIRST,
    /** From a node to another; the same was sent on the same link before. */
    RETRY,
    /** A reply from a node to another. */
    REPLY,
    /** From or to a client. */
    CLIENT,
    /** Lost; counted at the time of its loss, and as another kind when it was sent. */
    LOST
  }

  private final long[][] counts = new long[Kind.values().length][MAX_INTERVALS];
  private long begin;
  private long length = FIRST_LENGTH;
  private int used;

  /** Drops what was counted before the operations began. */
  void begin(long now) {
    begin = now;
    Arrays.stream(counts).forEach(ofKind -> Arrays.fill(ofKind, 0));
    length = FIRST_LENGTH;
    used = 0;
  }

  void count(Kind kind, long now) {
    long interval = Math.max(0, now - begin) / length;
    while (interval >= MAX_INTERVALS) {
      Arrays.stream(counts).forEach(TrafficSeries::halve);
      length *= 2;
      interval = Math.max(0, now - begin) / length;
      used = (used + 1) / 2;
    }
    counts[kind.ordinal()][(int) interval]++;
    used = Math.max(used, (int) interval + 1);
  }

  /** The length of an interval, in nanoseconds. */
  public long intervalNanos() {
    return length;
  }

  /** The counts of a kind, from the interval in which the operations began to the last. */
  public long[] counts(Kind kind) {
    return Arrays.copyOf(counts[kind.ordinal()], used);
  }

  private static void halve(long[] ofKind) {
    for (int i = 0; i < MAX_INTERVALS / 2; i++) {
      ofKind[i] = ofKind[2 * i] + ofKind[2 * i + 1];
    }
    Arrays.fill(ofKind, MAX_INTERVALS / 2, MAX_INTERVALS, 0);
  }
}
