package glomers.workbench.cluster;

import glomers.common.protocol.MalformedMessageException;
import glomers.workbench.network.LongList;
import glomers.workbench.network.NumberList;
import glomers.workbench.network.Packet;
import java.util.Arrays;
import java.util.Optional;

/**
 * Parses the lines of one node, and of a long answer to {@code read} only what the one before it
 * did not say.
 *
 * <p>A node that keeps its values in their order repeats itself from read to read, and adds a
 * little. Where the bytes of the list are the same as last time, so are the values: it suffices to
 * parse the line without them. Short lines, other messages, and lists that begin otherwise are
 * parsed whole. Not thread-safe.
 */
public final class IncrementalReadParser {
  /** A line under this length, in bytes, is parsed as quickly as it is compared. */
  private static final int MIN_LINE_BYTES = 1024;

  /** Of these, only one at a time is parsed, whatever node it is of. */
  private static final int LARGE_LINE_BYTES = 256 * 1024;

  private static final Object LARGE = new Object();

  /**
   * So many numbers that are so short repeat each other, and are not kept: they would take many
   * times the memory of the line.
   */
  private static final int MANY = 10_000;

  private static final int MIN_VALUE_BYTES = 4;

  private byte[] text = {}; // of the list last read, without its brackets
  private int textLength;
  private int[] ends = {}; // where each value ends in the text
  private long[] values = {};
  private int count;

  /**
   * The message of a line.
   *
   * @throws MalformedMessageException if it is none: the text says why
   */
  public Packet parse(byte[] line) throws MalformedMessageException {
    if (line.length < MIN_LINE_BYTES) {
      return Packet.parse(line);
    }
    if (line.length < LARGE_LINE_BYTES) {
      return parseLong(line);
    }
    synchronized (LARGE) { // what parsing needs for a while is needed once, and not by all nodes
      return parseLong(line);
    }
  }

  private Packet parseLong(byte[] line) throws MalformedMessageException {
    int open = indexOf(line, '[', 0);
    int same = open < 0 ? 0 : sameValues(line, open + 1);
    if (same > 0) {
      int end = open + 1 + ends[same - 1];
      boolean more = line[end] == ',';
      int from = more ? end + 1 : end;
      int close = indexOf(line, ']', from);
      if (close >= 0 && (!more || !isBlank(line, from, close))) {
        byte[] shortened = without(line, open + 1, from);
        Optional<Packet> rest = parseRest(shortened);
        if (rest.isPresent() && rest.get().messagesAt() == open && isAnswer(rest.get())) {
          Optional<LongList> numbers = NumberList.read(shortened, open);
          if (numbers.isPresent()) {
            keep(same, line, from, close, numbers.get());
            LongList shown = new LongList(values, same + numbers.get().size());
            return rest.get().showing(shown, rest.get().bytes() + from - open - 1);
          }
        }
      }
    }
    return parseWhole(line);
  }

  /** A line without what it repeats; what is wrong with it is told of the whole line. */
  private static Optional<Packet> parseRest(byte[] line) {
    try {
      return Optional.of(Packet.parse(line));
    } catch (MalformedMessageException e) {
      return Optional.empty();
    }
  }

  private Packet parseWhole(byte[] line) throws MalformedMessageException {
    Packet packet = Packet.parse(line);
    int open = packet.messagesAt();
    Optional<LongList> numbers =
        open >= 0 && isAnswer(packet) ? NumberList.read(line, open) : Optional.empty();
    if (numbers.isEmpty()) {
      return packet; // what is wrong with it, if anything, is told where it arrives
    }
    int close = indexOf(line, ']', open);
    count = 0;
    textLength = 0;
    values = new long[0];
    ends = new int[0];
    text = new byte[0];
    if (numbers.get().size() > MANY && close - open < MIN_VALUE_BYTES * numbers.get().size()) {
      return packet.showing(numbers.get(), packet.bytes());
    }
    add(line, open + 1, close, numbers.get());
    return packet.showing(new LongList(values, count), packet.bytes());
  }

  /** How much memory the last list takes, in bytes. */
  long keptBytes() {
    return text.length + (long) Integer.BYTES * ends.length + (long) Long.BYTES * values.length;
  }

  private static boolean isAnswer(Packet packet) {
    return packet.type().equals("read_ok");
  }

  /** How many values of the last list begin this one, which begins at an offset. */
  private int sameValues(byte[] line, int begin) {
    int most = Math.min(textLength, line.length - begin - 1);
    int difference = Arrays.mismatch(text, 0, most, line, begin, begin + most);
    int same = difference < 0 ? most : difference;
    int index = Arrays.binarySearch(ends, 0, count, same);
    int candidates = index >= 0 ? index + 1 : -index - 1; // values that end at or before there
    if (candidates == 0) {
      return 0;
    }
    byte next = line[begin + ends[candidates - 1]];
    return next == ',' || next == ']' ? candidates : candidates - 1;
  }

  /** After so many values of the last list come these, which are that part of the line. */
  private void keep(int same, byte[] line, int from, int close, LongList more) {
    if (more.isEmpty()) {
      return; // the start of what is here already
    }
    if (same < count) { // whoever holds the old values must not see them change
      values = Arrays.copyOf(values, same);
      count = same;
      textLength = ends[same - 1];
    }
    appendText(new byte[] {','}, 0, 1);
    add(line, from, close, more);
  }

  private void add(byte[] line, int from, int close, LongList more) {
    int offset = textLength - from;
    appendText(line, from, close);
    if (count + more.size() > values.length) {
      values = Arrays.copyOf(values, Math.max(count + more.size(), count + count / 2));
      ends = Arrays.copyOf(ends, values.length);
    }
    int end = from;
    for (int i = 0; i < more.size(); i++) {
      int comma = indexOf(line, ',', end);
      end = comma < 0 || comma > close ? close : comma;
      values[count] = more.getLong(i);
      ends[count++] = end + offset;
      end++;
    }
  }

  private void appendText(byte[] bytes, int from, int to) {
    int length = to - from;
    if (textLength + length > text.length) {
      text = Arrays.copyOf(text, Math.max(textLength + length, textLength + textLength / 2));
    }
    System.arraycopy(bytes, from, text, textLength, length);
    textLength += length;
  }

  private static byte[] without(byte[] line, int from, int to) {
    byte[] shortened = Arrays.copyOf(line, line.length - (to - from));
    System.arraycopy(line, to, shortened, from, line.length - to);
    return shortened;
  }

  private static boolean isBlank(byte[] line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  private static int indexOf(byte[] line, char c, int from) {
    for (int i = from; i < line.length; i++) {
      if (line[i] == c) {
        return i;
      }
    }
    return -1;
  }
}
