package glomers.workbench.cluster;

import glomers.common.protocol.MalformedMessageException;
import glomers.workbench.network.LongList;
import glomers.workbench.network.NumberList;
import glomers.workbench.network.Packet;
import java.util.Arrays;
import java.util.Optional;

/**
 * Parses the lines that one node writes. Of a long reply to {@code read}, it parses only the values
 * that differ from the previous reply.
 *
 * <p>If a node keeps its values in order, each reply repeats the previous one and adds a few
 * values. Where the bytes of the list equal those of the previous list, the values are equal too,
 * so only the rest of the line is parsed. Short lines, other messages and lists without a common
 * prefix are parsed completely. Not thread-safe.
 */
public final class IncrementalReadParser {
  /** Lines of fewer bytes are parsed completely, since a comparison would take as long. */
  private static final int MIN_LINE_BYTES = 1024;

  /** Only one line of at least this length, in bytes, is parsed at a time, over all nodes. */
  private static final int LARGE_LINE_BYTES = 256 * 1024;

  private static final Object LARGE = new Object();

  /**
   * A list of more than this many values is not kept if its values are shorter, on average, than
   * {@link #MIN_VALUE_BYTES}: it must contain duplicates, and would take many times the memory of
   * the line.
   */
  private static final int MANY = 10_000;

  private static final int MIN_VALUE_BYTES = 4;

  private byte[] text = {}; // the previous list, without its brackets
  private int textLength;
  private int[] ends = {}; // where each value ends in the text
  private long[] values = {};
  private int count;

  /**
   * Parses a line.
   *
   * @throws MalformedMessageException if it is not a message; the exception's message says why
   */
  public Packet parse(byte[] line) throws MalformedMessageException {
    if (line.length < MIN_LINE_BYTES) {
      return Packet.parse(line);
    }
    if (line.length < LARGE_LINE_BYTES) {
      return parseLong(line);
    }
    synchronized (LARGE) { // bounds the temporary memory of all parsers together
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

  /**
   * Parses a line without its repeated values; empty if it is malformed. The complete line is
   * parsed then, for the error.
   */
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
      return packet; // an error in the list is reported by the client that receives it
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

  /** The memory that the kept list takes, in bytes. */
  long keptBytes() {
    return text.length + (long) Integer.BYTES * ends.length + (long) Long.BYTES * values.length;
  }

  private static boolean isAnswer(Packet packet) {
    return packet.type().equals("read_ok");
  }

  /**
   * The number of values that the kept list and the list at this offset have in common at their
   * start.
   */
  private int sameValues(byte[] line, int begin) {
    int most = Math.min(textLength, line.length - begin - 1);
    int difference = Arrays.mismatch(text, 0, most, line, begin, begin + most);
    int same = difference < 0 ? most : difference;
    int index = Arrays.binarySearch(ends, 0, count, same);
    // The number of values that end within the common prefix.
    int candidates = index >= 0 ? index + 1 : -index - 1;
    if (candidates == 0) {
      return 0;
    }
    byte next = line[begin + ends[candidates - 1]];
    return next == ',' || next == ']' ? candidates : candidates - 1;
  }

  /**
   * Replaces the kept list by its first {@code same} values, followed by those from this part of
   * the line.
   */
  private void keep(int same, byte[] line, int from, int close, LongList more) {
    if (more.isEmpty()) {
      return; // it is a prefix of the kept list
    }
    if (same < count) { // earlier packets share the array, and must not change
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
