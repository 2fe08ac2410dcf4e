package glomers.workbench.network;

import java.util.concurrent.TimeUnit;

/**
 * A histogram of delivery lateness: how much later than due each message was delivered. In virtual
 * time, lateness is 0. In real time, it is the delay that the workbench and the machine add to the
 * latency. Confined to the event-loop thread.
 */
public final class Lateness {
  /** The largest lateness that is recorded, in milliseconds. Larger ones count as this. */
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

  /** The number of deliveries. */
  public long count() {
    return count;
  }

  /**
   * A quantile of the lateness, in milliseconds, rounded up.
   *
   * @param share from 0 to 1
   */
  public long quantileMillis(double share) {
    long later = 0; // the number of deliveries later than millis
    int millis = mostMillis;
    while (millis > 0 && later + counts[millis] <= (1 - share) * count) {
      later += counts[millis];
      millis--;
    }
    return millis;
  }
}
