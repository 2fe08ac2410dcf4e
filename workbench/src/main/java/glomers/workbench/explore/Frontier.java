package glomers.workbench.explore;

import java.util.Arrays;

/**
 * The states at the same number of steps from the start, without repetition, in the order in which
 * they were found. Each has the number of schedules that lead to it. States are compared in full,
 * not by hash, so different states are never merged. Not thread-safe.
 */
final class Frontier {
  private static final int MIN_SLOTS = 1 << 10;

  private final boolean merging;
  private int[] words = new int[MIN_SLOTS];
  private int used;
  private int[] starts = new int[MIN_SLOTS]; // the index in words at which a state begins
  private double[] schedules = new double[MIN_SLOTS];
  private int size;
  private int[] slots = new int[2 * MIN_SLOTS]; // a hash table: the state's index plus 1, or 0

  /**
   * @param merging whether equal states are merged
   */
  Frontier(boolean merging) {
    this.merging = merging;
  }

  int size() {
    return size;
  }

  /** The number of schedules that lead to a state; exact up to 2^53. */
  double schedules(int place) {
    return schedules[place];
  }

  /** A copy of a state. */
  int[] copy(int place) {
    return Arrays.copyOfRange(words, starts[place], end(place));
  }

  /** Adds a state; true if it is new. */
  boolean add(int[] state, int length, double leadingThere) {
    int slot = merging ? find(state, length) : 0;
    if (merging && slots[slot] != 0) {
      schedules[slots[slot] - 1] += leadingThere;
      return false;
    }
    if (size + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size + 2);
      schedules = Arrays.copyOf(schedules, 2 * size + 2);
    }
    if (used + length > words.length) {
      words = Arrays.copyOf(words, Math.max(2 * words.length, used + length));
    }
    System.arraycopy(state, 0, words, used, length);
    starts[size] = used;
    schedules[size] = leadingThere;
    used += length;
    size++;
    starts[size] = used;
    if (merging) {
      slots[slot] = size;
      if (2 * size > slots.length) {
        grow();
      }
    }
    return true;
  }

  private int end(int place) {
    return starts[place + 1];
  }

  private int find(int[] state, int length) {
    int mask = slots.length - 1;
    int slot = hash(state, 0, length) & mask;
    while (slots[slot] != 0 && !equal(slots[slot] - 1, state, length)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean equal(int place, int[] state, int length) {
    return Arrays.equals(words, starts[place], end(place), state, 0, length);
  }

  private void grow() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int place = 0; place < size; place++) {
      int slot = hash(words, starts[place], end(place)) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = place + 1;
    }
  }

  private static int hash(int[] words, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = (hash ^ words[i]) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return hash;
  }
}
