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

  private final JsonGenerator json;
  private final long mostListed;
  private final Map<ReadLog, Operation> longest = new LinkedHashMap<>(); // so far, by its log
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
   * @param mostListed how many values are written as lists, over all reads
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
    boolean inOrder = reading.repeated().isEmpty(); // of the log, or else as it was shown
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

  /** The values but for so many at the start. */
  private void writeValues(ReadSnapshot reading, int from) {
    json.writeStartArray();
    reading.forEach(from, json::writeNumber);
    json.writeEndArray();
  }
}
