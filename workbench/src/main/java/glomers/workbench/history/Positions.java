package glomers.workbench.history;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A compact set of positions, stored as runs or as a bit set, whichever takes less memory.
 * Immutable.
 */
final class Positions {
  static final Positions NONE = of(new BitSet());

  // Begin (inclusive) and end (exclusive) of each run, ascending; empty if bits are used.
  private final int[] runs;
  private final long[] bits;
  private final int size;

  private Positions(int[] runs, long[] bits, int size) {
    this.runs = runs;
    this.bits = bits;
    this.size = size;
  }

  /** The positions of the bits that are set. */
  static Positions of(BitSet set) {
    long[] bits = set.toLongArray();
    int mostEnds = 2 * bits.length; // as many ints as the bit set would take
    int[] runs = new int[mostEnds];
    int ends = 0;
    for (int begin = set.nextSetBit(0); begin >= 0; begin = set.nextSetBit(runs[ends - 1])) {
      if (ends == mostEnds) {
        return new Positions(new int[0], bits, set.cardinality());
      }
      runs[ends++] = begin;
      runs[ends++] = set.nextClearBit(begin);
    }
    return new Positions(Arrays.copyOf(runs, ends), new long[0], set.cardinality());
  }

  boolean contains(int position) {
    if (bits.length > 0) {
      int word = position >> 6;
      return word < bits.length && (bits[word] >>> position & 1) == 1;
    }
    int index = Arrays.binarySearch(runs, position);
    // If found, an even index is the begin of a run, which is in it, and an odd one its end, which
    // is not. If not found, an odd insertion point is inside a run.
    return index >= 0 ? index % 2 == 0 : (-index - 1) % 2 == 1;
  }

  int size() {
    return size;
  }

  /** The memory that the set takes, in bytes. */
  int bytes() {
    return Integer.BYTES * runs.length + Long.BYTES * bits.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Positions positions
        && size == positions.size
        && Arrays.equals(runs, positions.runs)
        && Arrays.equals(bits, positions.bits);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(runs) + Arrays.hashCode(bits);
  }
}
