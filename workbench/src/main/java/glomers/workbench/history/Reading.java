package glomers.workbench.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The values that one read showed: the first so many of a {@link ReadLog}. It never changes, though
 * its log may grow.
 */
public final class Reading {
  private final ReadLog log;
  private final int length;
  private final Map<Long, Integer> repeated;

  /**
   * @param repeated the values that were shown more than once, and how often
   */
  Reading(ReadLog log, int length, Map<Long, Integer> repeated) {
    this.log = log;
    this.length = length;
    this.repeated = Collections.unmodifiableMap(repeated);
  }

  /** A read that has nothing to do with any other. */
  public static Reading of(List<Long> shown) {
    return new Readings().add(shown);
  }

  /** What it is the start of. Reads with the same log are the starts of one another. */
  public ReadLog log() {
    return log;
  }

  /** How many different values there are. */
  public int length() {
    return length;
  }

  /** The values that were shown more than once, and how often. */
  public Map<Long, Integer> repeated() {
    return repeated;
  }

  /** Whether a value was shown. */
  public boolean contains(long value) {
    int position = log.positionOf(value);
    return position >= 0 && position < length;
  }

  /** All values, in the log's order, each as often as it was shown. */
  public List<Long> values() {
    List<Long> values = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      values.add(log.valueAt(i));
    }
    repeated.forEach((value, times) -> values.addAll(Collections.nCopies(times - 1, value)));
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reading reading && values().equals(reading.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
