package glomers.workbench.network;

import java.util.Arrays;
import java.util.Optional;

/**
 * Parses a JSON array of whole numbers straight from bytes into a {@code long[]}, since it may have
 * millions of elements. Not thread-safe.
 */
public final class NumberList {
  private static final int INITIAL_CAPACITY = 64;

  private final byte[] line;
  private int at;
  private long[] numbers = new long[INITIAL_CAPACITY];
  private int count;

  private NumberList(byte[] line, int open) {
    this.line = line;
    this.at = open + 1;
  }

  /**
   * Parses an array.
   *
   * @param line valid JSON
   * @param open the offset of the array's opening bracket
   * @return the numbers; empty if an element is not a whole number that fits a {@code long}
   */
  public static Optional<LongList> read(byte[] line, int open) {
    if (line[open] != '[') {
      return Optional.empty();
    }
    NumberList list = new NumberList(line, open);
    return list.readAll() ? Optional.of(new LongList(list.numbers, list.count)) : Optional.empty();
  }

  private boolean readAll() {
    skipBlank();
    if (line[at] == ']') {
      return true;
    }
    while (readNumber()) {
      skipBlank();
      if (line[at] == ']') {
        return true;
      }
      at++; // skips the comma
      skipBlank();
    }
    return false;
  }

  private boolean readNumber() {
    boolean negative = line[at] == '-';
    at += negative ? 1 : 0;
    int begin = at;
    long number = 0;
    while (line[at] >= '0' && line[at] <= '9') {
      int digit = line[at] - '0';
      if (number < (Long.MIN_VALUE + digit) / 10) {
        return false; // overflow; accumulated as a negative number, since Long.MIN_VALUE has no
        // positive
      }
      number = 10 * number - digit;
      at++;
    }
    boolean whole = at > begin && (line[at] == ',' || line[at] == ']' || isBlank());
    if (!whole || (!negative && number == Long.MIN_VALUE)) {
      return false;
    }
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, count + count / 2);
    }
    numbers[count++] = negative ? number : -number;
    return true;
  }

  private void skipBlank() {
    while (isBlank()) {
      at++;
    }
  }

  private boolean isBlank() {
    return line[at] == ' ' || line[at] == '\t' || line[at] == '\r' || line[at] == '\n';
  }
}
