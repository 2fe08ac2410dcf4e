package glomers.workbench.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes operations as they come, one JSON object a line. Not thread-safe.
 *
 * <p>Reads are written as lists. In a history with very many values, that would fill the disk with
 * the same values again and again; so from a point on, a read is what it has more than an earlier
 * one: {@code {"first": 5000, "of": 1234, "then": [5001]}} are the first 5000 values of the read
 * with index 1234, and one more.
 */
public final class HistoryWriter implements Consumer<Operation>, AutoCloseable {
  /** How many values are written as lists, over all reads: some 50 MB. */
  static final long MOST_LISTED = 8_000_000;

  static final String FIRST = "first";
  static final String OF = "of";
  static final String THEN = "then";

  private final JsonMapper mapper = new JsonMapper();
  private final Writer out;
  private final long mostListed;
  private final Map<ReadLog, Operation> longest = new HashMap<>(); // so far, by its log
  private long listed;

  public HistoryWriter(Path file) throws IOException {
    this(file, MOST_LISTED);
  }

  /**
   * @param mostListed how many values are written as lists, over all reads
   */
  HistoryWriter(Path file, long mostListed) throws IOException {
    out = Files.newBufferedWriter(file);
    this.mostListed = mostListed;
  }

  @Override
  public void accept(Operation operation) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("index", operation.index());
    line.put("time", operation.time());
    line.put("process", operation.byClient() ? operation.process() : "nemesis");
    line.put("type", operation.type().toString());
    line.put("f", operation.function());
    line.put("value", operation.isOkRead() ? read(operation) : operation.value().orElse(null));
    operation.error().ifPresent(error -> line.put("error", error));
    try {
      out.write(mapper.writeValueAsString(line));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("the history can't be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private Object read(Operation operation) {
    Reading reading = operation.reading();
    Operation before = longest.get(reading.log());
    if (before == null || before.reading().length() <= reading.length()) {
      longest.put(reading.log(), operation);
    }
    if (before == null || !reading.repeated().isEmpty() || listed < mostListed) {
      listed += reading.length();
      return reading.values();
    }
    int first = Math.min(before.reading().length(), reading.length());
    List<Long> then =
        IntStream.range(first, reading.length()).mapToObj(reading.log()::valueAt).toList();
    Map<String, Object> difference = new LinkedHashMap<>();
    difference.put(FIRST, first);
    difference.put(OF, before.index());
    difference.put(THEN, then);
    return difference;
  }
}
