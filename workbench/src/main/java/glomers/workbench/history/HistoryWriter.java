package glomers.workbench.history;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes operations to a file as they happen, one JSON object per line. Not thread-safe.
 *
 * <p>Reads are written as lists of values. In a history with very many values, this would repeat
 * the same values again and again. So after {@link #MOST_LISTED} values, a read without duplicates
 * is written as the difference from an earlier one, if there is one with the same log: {@code
 * {"first": 5000, "of": 1234, "then": [5001]}} stands for the first 5000 values of the read with
 * index 1234, followed by one more.
 */
public final class HistoryWriter implements Consumer<Operation>, AutoCloseable {
  /** The maximum number of values written as lists, over all reads. They take about 50 MB. */
  static final long MOST_LISTED = 8_000_000;

  static final String FIRST = "first";
  static final String OF = "of";
  static final String THEN = "then";

  private final JsonGenerator json;
  private final long mostListed;
  // The longest read so far, by its log.
  private final Map<ReadLog, Operation> longest = new LinkedHashMap<>();
  private long listed;

  public HistoryWriter(Path file) throws IOException {
    this(Files.newOutputStream(file));
  }

  /**
   * @param out closed with this
   */
  public HistoryWriter(OutputStream out) {
    this(out, MOST_LISTED);
  }

  /**
   * @param mostListed the maximum number of values written as lists, over all reads
   */
  HistoryWriter(OutputStream out, long mostListed) {
    json = new JsonMapper().writer().withRootValueSeparator("\n").createGenerator(out);
    this.mostListed = mostListed;
  }

  @Override
  public void accept(Operation operation) {
    try {
      json.writeStartObject();
      json.writeNumberProperty("index", operation.index());
      json.writeNumberProperty("time", operation.time());
      if (operation.byClient()) {
        json.writeNumberProperty("process", operation.process());
      } else {
        json.writeStringProperty("process", "nemesis");
      }
      json.writeStringProperty("type", operation.type().toString());
      json.writeStringProperty("f", operation.function());
      json.writeName("value");
      if (operation.isOkRead()) {
        writeRead(operation);
      } else {
        json.writePOJO(operation.value().orElse(null));
      }
      if (operation.error().isPresent()) {
        json.writePOJOProperty("error", operation.error().get());
      }
      json.writeEndObject();
    } catch (JacksonIOException e) {
      throw new UncheckedIOException(
          "the history can't be written: " + e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      json.writeRaw('\n');
      json.close();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private void writeRead(Operation operation) {
    ReadSnapshot reading = operation.reading();
    Operation before = longest.get(reading.log());
    boolean inOrder = reading.repeated().isEmpty(); // whether the values are in the log's order
    if (inOrder && (before == null || before.reading().size() <= reading.size())) {
      longest.put(reading.log(), operation);
    }
    if (before == null || !inOrder || listed < mostListed) {
      listed += reading.size();
      writeValues(reading, 0);
    } else {
      int first = Math.min(before.reading().size(), reading.size());
      json.writeStartObject();
      json.writeNumberProperty(FIRST, first);
      json.writeNumberProperty(OF, before.index());
      json.writeName(THEN);
      writeValues(reading, first);
      json.writeEndObject();
    }
  }

  /** Writes the values from an offset on. */
  private void writeValues(ReadSnapshot reading, int from) {
    json.writeStartArray();
    reading.forEach(from, json::writeNumber);
    json.writeEndArray();
  }
}
