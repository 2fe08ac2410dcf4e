package glomers.workbench.cluster;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Splits what a program prints on one stream into lines. Not thread-safe. */
final class PrintedLines {
  /** A longer line is split, in bytes. */
  private static final int MAX_BYTES = 8192;

  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private final Consumer<String> lines;

  PrintedLines(Consumer<String> lines) {
    this.lines = lines;
  }

  void add(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        end();
      } else {
        unfinished.write(bytes[i]);
        if (unfinished.size() == MAX_BYTES) {
          finish();
        }
      }
    }
  }

  /** Passes on a line without its end, if there is one. */
  void finish() {
    if (unfinished.size() > 0) {
      end();
    }
  }

  private void end() {
    String line = unfinished.toString(StandardCharsets.UTF_8);
    unfinished.reset();
    lines.accept(line.stripTrailing());
  }
}
