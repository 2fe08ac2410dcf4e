package glomers.workbench.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Writes operations as they come, one JSON object a line. Not thread-safe. */
public final class HistoryWriter implements Consumer<Operation>, AutoCloseable {
  private final JsonMapper mapper = new JsonMapper();
  private final Writer out;

  public HistoryWriter(Path file) throws IOException {
    out = Files.newBufferedWriter(file);
  }

  @Override
  public void accept(Operation operation) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("index", operation.index());
    line.put("time", operation.time());
    line.put("process", operation.byClient() ? operation.process() : "nemesis");
    line.put("type", operation.type().toString());
    line.put("f", operation.function());
    line.put("value", operation.value().orElse(null));
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
}
