package glomers.workbench.history;

import glomers.workbench.network.LongList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * The values that one read showed: a prefix of a {@link ReadLog}. The set of values never changes,
 * although the log grows. Not thread-safe.
 */
public final class ReadSnapshot {
  private final ReadLog log;
  private final int end;
  private final OptionalLong repeated;
  private LongList shown; // the original list, if it has duplicates; null if not kept

  /**
   * @param end the position after the last value
   * @param repeated the first value that was shown more than once, if there is one
   */
  ReadSnapshot(ReadLog log, int end, OptionalLong repeated) {
    this.log = log;
    this.end = end;
    this.repeated = repeated;
  }

  /** A snapshot with a log of its own. */
  public static ReadSnapshot of(List<Long> shown) {
    return new ReadRecorder().add(shown);
  }

  /** The log. Of two reads with the same log, one is a prefix of the other. */
  public ReadLog log() {
    return log;
  }

  /** The position in the log after the last value that was shown. */
  public int end() {
    return end;
  }

  /** The number of distinct values. */
  public int size() {
    return end - log.lacking();
  }

  /** The first value that was shown more than once, if there is one. */
  public OptionalLong repeated() {
    return repeated;
  }

  /** Whether the read showed a value. */
  public boolean contains(long value) {
    int position = log.positionOf(value);
    return position >= 0 && position < end;
  }

  /**
   * All values, in the log's order. A read with duplicates returns them as they were shown. But if
   * there were very many such reads, the later ones return each value once, in the log's order.
   */
  public List<Long> values() {
    return list();
  }

  /**
   * Passes each of the {@link #values} to a consumer.
   *
   * @param from how many values at the start to skip
   */
  void forEach(int from, LongConsumer each) {
    LongList list = list();
    for (int i = from; i < list.size(); i++) {
      each.accept(list.getLong(i));
    }
  }

  /** The {@link #values}, backed by an array. */
  LongList list() {
    if (shown != null) {
      return shown;
    }
    long[] array = new long[size()];
    int count = 0;
    for (int position = 0; position < end; position++) {
      if (log.has(position)) {
        array[count++] = log.valueAt(position);
      }
    }
    return new LongList(array, count);
  }

  void keep(LongList asShown) {
    shown = asShown;
  }

  void forgetRepetitions() {
    shown = null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadSnapshot reading && values().equals(reading.values());
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
