package glomers.workbench.network;

import java.util.Arrays;
import java.util.Optional;

/**
 * A JSON list of whole numbers, read from its bytes with nothing but an array for them: a list may
 * be millions of numbers long. Not thread-safe.
 */
public final class NumberList {
  private static final int FEWEST = 64;

  private final byte[] line;
  private int at;
  private long[] numbers = new long[FEWEST];
  private int count;

  private NumberList(byte[] line, int open) {
    this.line = line;
    this.at = open + 1;
  }

  /**
   * Reads a list.
   *
   * @param line is JSON
   * @param open where the list's opening bracket is
   * @return empty if there is anything in it but whole numbers that fit a {@code long}
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
      at++; // a comma, or else the number has a fraction, and the next one can't be read
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
        return false; // it fits no long; negative numbers reach one further
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
