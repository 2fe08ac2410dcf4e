package glomers.workbench.cluster;

import glomers.common.io.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads the last lines of a node's STDERR, from the end of its log file. Thread-safe. */
public final class LogTail {
  /** How many bytes at the end of a log are read. */
  private static final int READ_BYTES = 16 * 1024;

  private static final int LINES = 5;
  private static final int LINE_CHARS = 300;

  private LogTail() {}

  /** The last lines of a log, printable on a terminal, as a sentence that begins with a space. */
  public static String describe(Path log) {
    try {
      List<String> lines = lines(log);
      return lines.isEmpty()
          ? " It wrote nothing on STDERR."
          : " The last it wrote on STDERR:\n  " + String.join("\n  ", lines);
    } catch (IOException e) {
      return " Its STDERR can't be read: " + e.getMessage();
    }
  }

  private static List<String> lines(Path log) throws IOException {
    try (FileChannel channel = FileChannel.open(log)) {
      long begin = Math.max(0, channel.size() - READ_BYTES);
      ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);
      int read;
      do {
        read = channel.read(buffer, begin + buffer.position());
      } while (read > 0);
      String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().map(line -> Printable.text(line, LINE_CHARS)).toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
  }
}
