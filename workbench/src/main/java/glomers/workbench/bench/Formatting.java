package glomers.workbench.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What it costs, in this process, to write down the numbers that a read shows, and nothing else.
 */
final class Formatting {
  private static final int WARM_UP_NUMBERS = 2_000_000;
  private static final int ROUNDS = 25;

  private long used;

  /** Formats numbers until the JVM has compiled that. */
  Formatting() {
    for (int done = 0; done < WARM_UP_NUMBERS; done += 100_000) {
      nanos(100_000);
    }
  }

  /** The median time of formatting 0, 1, 2, … with commas between them, in milliseconds. */
  double millis(int count) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      times.add(nanos(count) / 1e6);
    }
    if (used == 0) {
      throw new IllegalStateException("nothing was formatted"); // so that the work is used
    }
    return Sample.median(times);
  }

  private long nanos(int count) {
    long begin = System.nanoTime();
    StringBuilder text = new StringBuilder();
    for (long value = 0; value < count; value++) {
      text.append(value).append(',');
    }
    long nanos = System.nanoTime() - begin;
    used += text.length();
    return nanos;
  }
}
