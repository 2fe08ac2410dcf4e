package glomers.common.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The list of numbers that was written last, as text. A node only gathers values, so its next list
 * begins as this one did; then only the rest is formatted. Not thread-safe.
 */
final class IncrementalListEncoder {
  private Object[] numbers = {};
  private int count; // how many numbers were written
  private byte[] text = {};
  private int length; // and how many bytes they are

  /** The numbers with commas between them, in ASCII: so many bytes of this array. */
  byte[] write(List<Long> list) {
    Object[] next = list.toArray();
    if (!beginsAsBefore(next)) {
      count = 0;
      length = 0;
    }
    StringBuilder more = new StringBuilder();
    for (int i = count; i < next.length; i++) {
      append(more, (Long) next[i]);
    }
    byte[] bytes = more.toString().getBytes(StandardCharsets.US_ASCII);
    if (length + bytes.length > text.length) {
      text = Arrays.copyOf(text, 2 * (length + bytes.length));
    }
    System.arraycopy(bytes, 0, text, length, bytes.length);
    length += bytes.length;
    if (next.length > numbers.length) {
      numbers = Arrays.copyOf(next, 2 * next.length);
    } else {
      System.arraycopy(next, count, numbers, count, next.length - count);
    }
    count = next.length;
    return text;
  }

  /** How long the text is that was written last, in bytes. */
  int length() {
    return length;
  }

  private void append(StringBuilder more, long number) {
    if (length + more.length() > 0) {
      more.append(',');
    }
    more.append(number);
  }

  private boolean beginsAsBefore(Object[] next) {
    return count <= next.length && Arrays.mismatch(numbers, 0, count, next, 0, count) < 0;
  }
}
