package glomers.common.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Encodes lists of numbers as text. A node only adds values, so a list usually begins with the
 * whole previous list, whose text is kept: then only the rest is formatted. Not thread-safe.
 */
final class IncrementalListEncoder {
  private Object[] numbers = {};
  private int count; // numbers in the last list
  private byte[] text = {};
  private int length; // bytes of their text

  /** The numbers with commas between them, in ASCII: the first {@link #length} bytes. */
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

  /** The length of the last list's text, in bytes. */
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
