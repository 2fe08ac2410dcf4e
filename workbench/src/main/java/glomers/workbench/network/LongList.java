package glomers.workbench.network;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list of longs, backed by an array. It takes a tenth of the memory of a list of objects.
 * Immutable, provided that the creator does not change the array's first {@code size} elements.
 */
public final class LongList extends AbstractList<Long> implements RandomAccess {
  private final long[] array;
  private final int size;

  /**
   * @param array holds the elements at its start; later elements may still be written
   * @param size the number of elements
   */
  public LongList(long[] array, int size) {
    this.array = array;
    this.size = size;
  }

  /** A list with these elements. It is the argument itself if that is such a list. */
  public static LongList of(List<Long> values) {
    if (values instanceof LongList list) {
      return list;
    }
    long[] array = new long[values.size()];
    int size = 0;
    for (Long value : values) {
      array[size++] = value;
    }
    return new LongList(array, size);
  }

  @Override
  public Long get(int index) {
    return getLong(index);
  }

  /** An element, without boxing. */
  public long getLong(int index) {
    return array[index];
  }

  @Override
  public int size() {
    return size;
  }

  /** A copy, with an array of exactly its size. */
  public LongList copy() {
    return new LongList(Arrays.copyOf(array, size), size);
  }

  /** Whether both have equal elements in the same order. Does no boxing. */
  public boolean isSameAs(LongList other) {
    return size == other.size && samePrefix(other) == size;
  }

  /** The length of the longest common prefix. */
  public int samePrefix(LongList other) {
    int shorter = Math.min(size, other.size);
    int difference = Arrays.mismatch(array, 0, shorter, other.array, 0, shorter);
    return difference < 0 ? shorter : difference;
  }
}
