package glomers.workbench.history;

import glomers.workbench.network.LongList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the reads of one node showed, one after another. Confined to one thread. */
public final class ReadRecorder {
  /** How many values are kept as reads with repetitions showed them, over all such reads. */
  static final int MOST_KEPT = 250_000;

  private final ValueIndex values = new ValueIndex();
  private final Map<Positions, ReadLog> logs = new LinkedHashMap<>(); // by what they lack
  private final ReadLog whole = new ReadLog(values, Positions.NONE);
  private Optional<ReadSnapshot> lastRepeating =
      Optional.empty(); // the last one, if it is such a read
  private long kept;

  public ReadRecorder() {
    logs.put(Positions.NONE, whole);
  }

  /**
   * One more read.
   *
   * @param shown the values as they were answered, repetitions and all
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
    int[] times = {}; // by position, of what is shown more than once
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

  /** The last read has been written by now; where too much would be kept, it is kept no longer. */
  private void forgetRepetitions() {
    if (kept > MOST_KEPT) {
      lastRepeating.ifPresent(ReadSnapshot::forgetRepetitions);
    }
    lastRepeating = Optional.empty();
  }
}
