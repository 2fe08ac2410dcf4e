package glomers.workbench.history;

import glomers.workbench.network.LongList;
import java.util.Arrays;

/**
 * An ordered set of distinct values, with the position of each. Its memory depends on the number of
 * values, not on their size. Not thread-safe.
 *
 * <p>Workloads count up from 0, so the positions of most values are kept in an array indexed by
 * value. The positions of much larger values are kept in a hash table.
 */
final class ValueIndex {
  private static final int NOWHERE = -1;
  private static final int INITIAL_CAPACITY = 16;

  /** The maximum ratio of the array's length to the number of values, about. */
  private static final int MAX_SPREAD = 4;

  private long[] values = new long[INITIAL_CAPACITY];
  private int size;
  private int[] small = new int[INITIAL_CAPACITY]; // position + 1, by value; 0 means absent
  // Position + 1 of other values, by hash; open addressing.
  private int[] slots = new int[INITIAL_CAPACITY];
  private int others;
  private int[] mostTimes = {}; // by position; 0 if never more than once

  /** The position of a value, from 0; -1 if it is absent. */
  int positionOf(long value) {
    if (value >= 0 && value < small.length) {
      return small[(int) value] - 1;
    }
    return slots[slotOf(value)] - 1;
  }

  /** Adds an absent value, and returns its position. */
  int add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + size / 2);
    }
    values[size++] = value;
    if (value >= small.length && value < (long) MAX_SPREAD * (size + INITIAL_CAPACITY)) {
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

  /** The memory that it takes, in bytes. */
  int bytes() {
    return Long.BYTES * values.length
        + Integer.BYTES * (small.length + slots.length + mostTimes.length);
  }

  /** The length of the common prefix of a list and these values. */
  int samePrefix(LongList list) {
    return list.samePrefix(new LongList(values, size));
  }

  /** Records how many times a read showed the value at a position. */
  void shown(int position, int times) {
    if (position >= mostTimes.length) {
      mostTimes = Arrays.copyOf(mostTimes, Math.max(position + 1, size));
    }
    mostTimes[position] = Math.max(mostTimes[position], times);
  }

  /** The maximum number of times that a single read showed the value at a position. */
  int mostTimes(int position) {
    return position < mostTimes.length ? Math.max(1, mostTimes[position]) : 1;
  }

  /**
   * Grows the array so that it covers a value. Values that were too large before are added to it.
   */
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

  /** The slot of a value in the hash table, or the free slot for it. */
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
