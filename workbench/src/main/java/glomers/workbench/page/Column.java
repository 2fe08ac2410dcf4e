package glomers.workbench.page;

import java.util.Arrays;

/** A column of a table of numbers, which grows. Not thread-safe. */
final class Column {
  /** The number that stands for none. */
  static final long NONE = -1;

  private long[] numbers = new long[256];
  private int size;

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  long at(int index) {
    return numbers[index];
  }

  int size() {
    return size;
  }

  long[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
