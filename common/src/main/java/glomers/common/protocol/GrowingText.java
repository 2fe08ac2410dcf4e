package glomers.common.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The list of numbers that was written last, as text. A node only gathers values, so its next list
 * begins as this one did; then only the rest is formatted. Not thread-safe.
 */
final class GrowingText {
  private List<Long> list = List.of();
  private byte[] text = {};
  private int length;

  /** The numbers with commas between them, in ASCII: so many bytes of this array. */
  byte[] write(List<Long> numbers) {
    if (!startsWithList(numbers)) {
      list = List.of();
      length = 0;
    }
    StringBuilder more = new StringBuilder();
    for (long number : numbers.subList(list.size(), numbers.size())) {
      if (length + more.length() > 0) {
        more.append(',');
      }
      more.append(number);
    }
    byte[] bytes = more.toString().getBytes(StandardCharsets.US_ASCII);
    if (length + bytes.length > text.length) {
      text = Arrays.copyOf(text, 2 * (length + bytes.length));
    }
    System.arraycopy(bytes, 0, text, length, bytes.length);
    length += bytes.length;
    list = numbers;
    return text;
  }

  /** How long the text is that was written last, in bytes. */
  int length() {
    return length;
  }

  private boolean startsWithList(List<Long> numbers) {
    int size = list.size();
    if (size > numbers.size()) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!list.get(i).equals(numbers.get(i))) {
        return false;
      }
    }
    return true;
  }
}
