package glomers.workbench.explain;

import java.util.Arrays;
import java.util.Optional;

/**
 * A message between two nodes as recorded in the journal, with the integers in its body and their
 * paths. The reader reuses the object: it is valid until the next message is read. Not thread-safe.
 */
final class JournalMessage {
  String src = "";
  String dest = "";
  String type = "";
  long id;
  long sent;
  long arrived;
  long bodyBegin; // offsets in the journal, in bytes
  long bodyEnd;
  Optional<String> lostBy = Optional.empty();
  private String[] paths = new String[16];
  private long[] numbers = new long[16];
  private int count;

  void clear() {
    src = "";
    dest = "";
    type = "";
    arrived = Transmission.NOT_YET;
    lostBy = Optional.empty();
    count = 0;
  }

  void addNumber(String path, long number) {
    if (count == numbers.length) {
      paths = Arrays.copyOf(paths, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    paths[count] = path;
    numbers[count++] = number;
  }

  boolean isDelivered() {
    return lostBy.isEmpty() && arrived != Transmission.NOT_YET;
  }

  /** Number of integers in the body. */
  int count() {
    return count;
  }

  /** Where in the body a number is, such as {@code .messages[]}. */
  String path(int index) {
    return paths[index];
  }

  long number(int index) {
    return numbers[index];
  }

  Transmission transmission() {
    return new Transmission(id, src, dest, type, sent, arrived, lostBy);
  }
}
