package glomers.workbench.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the logs of simulated nodes to files, in the same place as those of processes. Each entry
 * has its virtual time. A log that exceeds {@link #MAX_CHARS} is truncated. Not thread-safe.
 */
public final class NodeLogFiles implements NodeLog, AutoCloseable {
  /** The maximum size of a log, in characters. */
  static final long MAX_CHARS = 64L << 20;

  private final Path directory;
  private final boolean wantsDebug;
  private final Map<String, Log> logs = new LinkedHashMap<>();

  /**
   * @param directory an existing directory; a node that logs nothing gets no file
   * @param wantsDebug whether to write entries of level {@code debug} too
   */
  public NodeLogFiles(Path directory, boolean wantsDebug) {
    this.directory = directory;
    this.wantsDebug = wantsDebug;
  }

  @Override
  public boolean wantsDebug() {
    return wantsDebug;
  }

  @Override
  public void add(String node, long now, String text) {
    try {
      Log log = logs.get(node);
      if (log == null) {
        log = new Log(Files.newBufferedWriter(directory.resolve(node + ".log")));
        logs.put(node, log);
      }
      log.add(String.format(Locale.ROOT, "%.6f s: %s%n", now / 1e9, text));
    } catch (IOException e) {
      throw new UncheckedIOException("the nodes' logs can't be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Log log : logs.values()) {
      log.out.close();
    }
  }

  private static final class Log {
    private final Writer out;
    private long chars;

    Log(Writer out) {
      this.out = out;
    }

    void add(String entry) throws IOException {
      boolean full = chars > MAX_CHARS;
      chars += entry.length();
      if (chars <= MAX_CHARS) {
        out.write(entry);
      } else if (!full) {
        out.write("The rest is left out: this log is longer than " + MAX_CHARS + " characters.\n");
        chars = MAX_CHARS + 1;
      }
    }
  }
}
