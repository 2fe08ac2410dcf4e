package glomers.workbench.network;

import java.util.concurrent.TimeUnit;

/**
 * How much later than its latency asks for each message was delivered. In virtual time never; in
 * real time this is what the workbench, or whatever else runs on the machine, adds to the latency.
 * Confined to the event-loop thread.
 */
public final class Lateness {
  /** Later than this counts as this, in milliseconds. */
  private static final int MAX_MILLIS = 10_000;

  private final int[] counts = new int[MAX_MILLIS + 1]; // by whole milliseconds, rounded up
  private long count;
  private int mostMillis;

  void add(long nanos) {
    count++;
    if (nanos > 0) {
      long millis = TimeUnit.NANOSECONDS.toMillis(nanos - 1) + 1;
      int bucket = (int) Math.min(MAX_MILLIS, millis);
      counts[bucket]++;
      mostMillis = Math.max(mostMillis, bucket);
    }
  }

  /** How many deliveries there were. */
  public long count() {
    return count;
  }

  /**
   * How late at most this share of the deliveries was, in milliseconds, rounded up.
   *
   * @param share from 0 to 1
   */
  public long quantileMillis(double share) {
    long later = 0; // deliveries that were later than the candidate
    int millis = mostMillis;
    while (millis > 0 && later + counts[millis] <= (1 - share) * count) {
      later += counts[millis];
      millis--;
    }
    return millis;
  }
}
