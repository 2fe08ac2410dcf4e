package glomers.workbench.history;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the reads of one node have shown, in the order in which they first did. A node only
 * gathers values, so each of its reads shows the first so many of them: thousands of reads, each as
 * long as the test is old, take the memory of the last one.
 *
 * <p>Belongs to one thread.
 */
public final class ReadLog {
  /** Values from 0 to this have their positions in an array: workloads count up from 0. */
  private static final int MOST_SMALL = 1 << 24;

  private static final int NOWHERE = -1;

  private final Map<Long, Integer> positionsOfOthers = new HashMap<>();
  private int[] positionsOfSmall = {}; // plus one; 0 is nowhere
  private long[] values = {};
  private int size;

  /**
   * One more read.
   *
   * @return what it showed; empty, and nothing changed, if it lacks a value that is in this log
   *     before one that it shows
   */
  Optional<Reading> read(List<Long> shown) {
    LongList list = LongList.of(shown);
    int same = list.samePrefix(new LongList(values, size));
    if (same == list.size()) {
      return Optional.of(new Reading(this, same, Map.of()));
    }
    return readInAnyOrder(list, same);
  }

  /** Where a value is, from 0; -1 if it isn't here. */
  public int positionOf(long value) {
    if (value >= 0 && value < MOST_SMALL) {
      return value < positionsOfSmall.length ? positionsOfSmall[(int) value] - 1 : NOWHERE;
    }
    return positionsOfOthers.getOrDefault(value, NOWHERE);
  }

  /** The value at a position. */
  public long valueAt(int position) {
    return values[position];
  }

  /** How many values there are. */
  public int size() {
    return size;
  }

  private Optional<Reading> readInAnyOrder(LongList shown, int same) {
    BitSet present = new BitSet(size);
    present.set(0, same);
    Map<Long, Integer> fresh = new LinkedHashMap<>(); // and how often
    Map<Long, Integer> repeated = new LinkedHashMap<>();
    for (int i = same; i < shown.size(); i++) {
      long value = shown.getLong(i);
      int position = positionOf(value);
      if (position == NOWHERE) {
        int times = fresh.merge(value, 1, Integer::sum);
        if (times > 1) {
          repeated.put(value, times);
        }
      } else if (present.get(position)) {
        repeated.merge(value, 2, (times, two) -> times + 1);
      } else {
        present.set(position);
      }
    }
    int highest = present.length();
    boolean gap = present.cardinality() < highest || (highest < size && !fresh.isEmpty());
    if (gap) {
      return Optional.empty();
    }
    fresh.keySet().forEach(this::append);
    return Optional.of(new Reading(this, highest + fresh.size(), repeated));
  }

  private void append(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.max(16, 2 * size));
    }
    values[size++] = value;
    if (value >= 0 && value < MOST_SMALL) {
      int index = (int) value;
      if (index >= positionsOfSmall.length) {
        positionsOfSmall = Arrays.copyOf(positionsOfSmall, Math.max(16, index + index / 2 + 1));
      }
      positionsOfSmall[index] = size;
    } else {
      positionsOfOthers.put(value, size - 1);
    }
  }
}
