package glomers.workbench.history;

import glomers.workbench.network.LongList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Records the reads of one node in a compact form. Not thread-safe. */
public final class ReadRecorder {
  /** The maximum number of values kept in their original form, over all reads with duplicates. */
  static final int MOST_KEPT = 250_000;

  private final ValueIndex values = new ValueIndex();
  private final Map<Positions, ReadLog> logs = new LinkedHashMap<>(); // by the missing values
  private final ReadLog whole = new ReadLog(values, Positions.NONE);
  // The previous read, if it has duplicates.
  private Optional<ReadSnapshot> lastRepeating = Optional.empty();
  private long kept;

  public ReadRecorder() {
    logs.put(Positions.NONE, whole);
  }

  /**
   * Records a read.
   *
   * @param shown the values in the reply, including duplicates
   */
  public ReadSnapshot add(List<Long> shown) {
    forgetRepetitions();
    LongList list = LongList.of(shown);
    int same = values.samePrefix(list);
    return same == list.size()
        ? new ReadSnapshot(whole, same, OptionalLong.empty())
        : addInAnyOrder(list, same);
  }

  private ReadSnapshot addInAnyOrder(LongList list, int same) {
    BitSet present = new BitSet(values.size());
    present.set(0, same);
    int[] times = {}; // by position, of values that are shown more than once
    OptionalLong repeated = OptionalLong.empty();
    for (int i = same; i < list.size(); i++) {
      long value = list.getLong(i);
      int position = values.positionOf(value);
      position = position < 0 ? values.add(value) : position;
      if (!present.get(position)) {
        present.set(position);
      } else {
        repeated = repeated.isPresent() ? repeated : OptionalLong.of(value);
        times = position < times.length ? times : Arrays.copyOf(times, values.size());
        times[position] = Math.max(2, times[position] + 1);
        values.shown(position, times[position]);
      }
    }
    int end = present.length();
    present.flip(0, end);
    Positions lacking = Positions.of(present);
    ReadLog log = logs.computeIfAbsent(lacking, key -> new ReadLog(values, key));
    ReadSnapshot reading = new ReadSnapshot(log, end, repeated);
    if (repeated.isPresent()) {
      reading.keep(list.copy());
      kept += list.size();
      lastRepeating = Optional.of(reading);
    }
    return reading;
  }

  /**
   * Drops the original form of the previous read if the maximum is exceeded. It has been written to
   * the history file by now.
   */
  private void forgetRepetitions() {
    if (kept > MOST_KEPT) {
      lastRepeating.ifPresent(ReadSnapshot::forgetRepetitions);
    }
    lastRepeating = Optional.empty();
  }
}
