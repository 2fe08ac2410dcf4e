package glomers.workbench.history;

import glomers.workbench.network.LongList;
import java.util.Arrays;

/**
 * Different values in the order in which they first came, and the position of each. It takes memory
 * for how many there are, and not for how large they are. Not thread-safe.
 *
 * <p>Workloads count up from 0, so most values find their position in an array. A value that is far
 * larger than there are values finds it in a hash table.
 */
final class ValueIndex {
  private static final int NOWHERE = -1;
  private static final int FEWEST = 16;

  /** The array has at most so many places for each value. */
  private static final int MAX_SPREAD = 4;

  private long[] values = new long[FEWEST];
  private int size;
  private int[] small = new int[FEWEST]; // the position and 1, by value; 0 is nowhere
  private int[] slots = new int[FEWEST]; // the same for others, by hash; open addressing
  private int others;
  private int[] mostTimes = {}; // by position; 0 where it was never more than once

  /** Where a value is, from 0; -1 if it isn't here. */
  int positionOf(long value) {
    if (value >= 0 && value < small.length) {
      return small[(int) value] - 1;
    }
    return slots[slotOf(value)] - 1;
  }

  /** Adds a value that isn't here; returns its position. */
  int add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + size / 2);
    }
    values[size++] = value;
    if (value >= small.length && value < (long) MAX_SPREAD * (size + FEWEST)) {
      growSmall((int) value);
    } else if (value >= 0 && value < small.length) {
      small[(int) value] = size;
    } else {
      addOther(value);
    }
    return size - 1;
  }

  long valueAt(int position) {
    return values[position];
  }

  int size() {
    return size;
  }

  /** How much memory it takes, in bytes. */
  int bytes() {
    return Long.BYTES * values.length
        + Integer.BYTES * (small.length + slots.length + mostTimes.length);
  }

  /** How many values at the start of a list are the first ones here, in the same order. */
  int samePrefix(LongList list) {
    return list.samePrefix(new LongList(values, size));
  }

  /** A read showed the value at a position so often. */
  void shown(int position, int times) {
    if (position >= mostTimes.length) {
      mostTimes = Arrays.copyOf(mostTimes, Math.max(position + 1, size));
    }
    mostTimes[position] = Math.max(mostTimes[position], times);
  }

  /** How often a single read showed the value at a position, at most. */
  int mostTimes(int position) {
    return position < mostTimes.length ? Math.max(1, mostTimes[position]) : 1;
  }

  /** Makes room for a value that was added last, and for those that were too large before. */
  private void growSmall(int value) {
    int before = small.length;
    small = Arrays.copyOf(small, value + value / 2 + 1);
    for (int position = 0; position < size; position++) {
      if (values[position] >= before && values[position] < small.length) {
        small[(int) values[position]] = position + 1;
      }
    }
  }

  private void addOther(long value) {
    others++;
    if (2 * others > slots.length) {
      int[] old = slots;
      slots = new int[2 * old.length];
      for (int slot : old) {
        if (slot != 0) {
          slots[slotOf(values[slot - 1])] = slot;
        }
      }
    }
    slots[slotOf(value)] = size;
  }

  /** Where a value is among the others, or could be put. */
  private int slotOf(long value) {
    int mask = slots.length - 1;
    long hash = value * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 32) & mask;
    while (slots[slot] != 0 && values[slots[slot] - 1] != value) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
