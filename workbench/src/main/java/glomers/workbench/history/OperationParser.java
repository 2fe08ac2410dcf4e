package glomers.workbench.history;

import glomers.workbench.history.Operation.Type;
import glomers.workbench.network.LongList;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Converts the entries of a stored history to operations, independent of the file format. It also
 * checks their order, so each history needs its own parser. Not thread-safe.
 */
final class OperationParser {
  /** How many characters of a wrong value an error quotes. */
  private static final int MAX_QUOTED = 80;

  private final String file;
  // By process; each process reads one node.
  private final Map<Integer, ReadRecorder> readings = new LinkedHashMap<>();
  // By index, for reads stored as differences.
  private final Map<Long, ReadSnapshot> reads = new LinkedHashMap<>();
  // By index, for reads that are not in the log's order.
  private final Map<Long, LongList> otherOrders = new LinkedHashMap<>();
  private LongList lastShown = new LongList(new long[0], 0);
  private long line;
  private long position;
  private long lastIndex = -1;

  /**
   * @param file the name of the history in error messages
   */
  OperationParser(String file) {
    this.file = file;
  }

  /**
   * Converts the next entry.
   *
   * @param line its line, for errors
   * @param entry its fields by name; values are maps, lists, strings, numbers, booleans and null
   */
  Operation parse(long line, Map<String, ?> entry) throws MalformedHistoryException {
    this.line = line;
    long index = index(entry.get("index"));
    Type type = type(entry);
    int process = process(entry);
    String function = text(entry, "f");
    Object value = entry.get("value");
    if (process != Operation.NEMESIS) {
      value = clientValue(type, function, process, value);
    }
    if (value instanceof ReadSnapshot reading) {
      reads.put(index, reading);
      if (!reading.list().isSameAs(lastShown)) {
        otherOrders.put(index, lastShown.copy());
      }
    }
    position++;
    lastIndex = index;
    return new Operation(
        index,
        number("time", "a whole number of nanoseconds", entry.get("time")),
        process,
        type,
        function,
        Optional.ofNullable(value),
        Optional.ofNullable(entry.get("error")));
  }

  /** The number of operations so far. */
  long count() {
    return position;
  }

  MalformedHistoryException malformed(long line, String problem) {
    return new MalformedHistoryException(file, line, problem);
  }

  static String abbreviated(Object value) {
    String text = value instanceof String string ? '"' + string + '"' : String.valueOf(value);
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...";
  }

  /** The index of an entry. Jepsen writes -1 if it has assigned none. */
  private long index(Object given) throws MalformedHistoryException {
    long index = given == null ? -1 : number("index", "a whole number", given);
    if (index < 0) {
      index = position;
    }
    if (index <= lastIndex) {
      throw malformed(
          line, "index must grow from line to line, and is " + index + " after " + lastIndex);
    }
    return index;
  }

  private Type type(Map<String, ?> entry) throws MalformedHistoryException {
    Object given = entry.get("type");
    for (Type type : Type.values()) {
      if (type.toString().equals(given)) {
        return type;
      }
    }
    String names =
        Arrays.stream(Type.values()).map(Type::toString).collect(Collectors.joining(", "));
    throw wrong("type", "one of " + names, given);
  }

  private int process(Map<String, ?> entry) throws MalformedHistoryException {
    Object given = entry.get("process");
    if ("nemesis".equals(given)) {
      return Operation.NEMESIS;
    }
    String expected = "a whole number from 0 to " + Integer.MAX_VALUE + ", or nemesis";
    long process = number("process", expected, given);
    if (process < 0 || process > Integer.MAX_VALUE) {
      throw wrong("process", expected, given);
    }
    return (int) process;
  }

  private Object clientValue(Type type, String function, int process, Object value)
      throws MalformedHistoryException {
    return switch (function) {
      case Operation.BROADCAST -> number("the value of a broadcast", "a whole number", value);
      case Operation.READ -> type == Type.OK ? reading(process, value) : value;
      default -> throw wrong("f", "broadcast or read, as in the broadcast workload", function);
    };
  }

  private ReadSnapshot reading(int process, Object value) throws MalformedHistoryException {
    LongList shown =
        value instanceof Map<?, ?> difference && difference.containsKey(HistoryWriter.OF)
            ? sum(difference)
            : numbers("the value of a read", value);
    lastShown = shown;
    return readings.computeIfAbsent(process, p -> new ReadRecorder()).add(shown);
  }

  /** Restores a read that {@link HistoryWriter} stored as a difference from an earlier one. */
  private LongList sum(Map<?, ?> difference) throws MalformedHistoryException {
    long of = number(HistoryWriter.OF, "the index of a read", difference.get(HistoryWriter.OF));
    ReadSnapshot before = reads.get(of);
    if (before == null) {
      throw wrong(HistoryWriter.OF, "the index of an earlier read that was ok", of);
    }
    long first = number(HistoryWriter.FIRST, "a whole number", difference.get(HistoryWriter.FIRST));
    LongList shown = otherOrders.containsKey(of) ? otherOrders.get(of) : before.list();
    if (first < 0 || first > shown.size()) {
      throw wrong(HistoryWriter.FIRST, "at most what that read showed, " + shown.size(), first);
    }
    LongList then = numbers(HistoryWriter.THEN, difference.get(HistoryWriter.THEN));
    long[] all = new long[(int) first + then.size()];
    Arrays.setAll(all, i -> i < first ? shown.getLong(i) : then.getLong(i - (int) first));
    return new LongList(all, all.length);
  }

  private LongList numbers(String field, Object value) throws MalformedHistoryException {
    if (!(value instanceof Collection<?> elements)) {
      throw wrong(field, "a list of whole numbers", value);
    }
    long[] numbers = new long[elements.size()];
    int count = 0;
    for (Object element : elements) {
      numbers[count++] = number("each value of a read", "a whole number", element);
    }
    return new LongList(numbers, count);
  }

  private String text(Map<String, ?> entry, String field) throws MalformedHistoryException {
    if (entry.get(field) instanceof String text) {
      return text;
    }
    throw wrong(field, "a name", entry.get(field));
  }

  private long number(String field, String expected, Object given)
      throws MalformedHistoryException {
    if (given instanceof Integer || given instanceof Long) {
      return ((Number) given).longValue();
    }
    if (given instanceof BigInteger big && big.bitLength() < Long.SIZE) {
      return big.longValue();
    }
    throw wrong(field, expected, given);
  }

  private MalformedHistoryException wrong(String field, String expected, Object given) {
    String found = given == null ? ", and is missing" : ", and is " + abbreviated(given);
    return malformed(line, field + " must be " + expected + found);
  }
}
