package glomers.workbench.history;

import glomers.workbench.network.LongList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * The values that one read showed: those of a {@link ReadLog} up to some position. They never
 * change, though the log may grow.
 */
public final class ReadSnapshot {
  private final ReadLog log;
  private final int end;
  private final OptionalLong repeated;
  private LongList shown; // as it was, if values were repeated; null if nobody needs it any more

  /**
   * @param end the position behind the last value
   * @param repeated a value that was shown more than once, if there is one
   */
  ReadSnapshot(ReadLog log, int end, OptionalLong repeated) {
    this.log = log;
    this.end = end;
    this.repeated = repeated;
  }

  /** A read that has nothing to do with any other. */
  public static ReadSnapshot of(List<Long> shown) {
    return new ReadRecorder().add(shown);
  }

  /** What it is the start of. Reads with the same log are the starts of one another. */
  public ReadLog log() {
    return log;
  }

  /** The position in the log behind the last value that was shown. */
  public int end() {
    return end;
  }

  /** How many different values there are. */
  public int size() {
    return end - log.lacking();
  }

  /** The first value that was shown more than once, if there is one. */
  public OptionalLong repeated() {
    return repeated;
  }

  /** Whether a value was shown. */
  public boolean contains(long value) {
    int position = log.positionOf(value);
    return position >= 0 && position < end;
  }

  /**
   * All values. Those of a read with repetitions come as they were shown; but if there were very
   * many such reads, each value of the later ones comes once, as in a read without: in the log's
   * order.
   */
  public List<Long> values() {
    return list();
  }

  /**
   * Shows each of the {@link #values}.
   *
   * @param from how many at the start to leave out
   */
  void forEach(int from, LongConsumer each) {
    LongList list = list();
    for (int i = from; i < list.size(); i++) {
      each.accept(list.getLong(i));
    }
  }

  /** The {@link #values}, in an array. */
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
