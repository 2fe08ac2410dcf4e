package glomers.common.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into lines, in bounded memory: of a line over the limit only the start is kept. Not
 * thread-safe.
 */
public final class LineReader {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** How much of an unfinished line can be seen, in bytes. */
  private static final int SHOWN_BYTES = 256;

  private final InputStream in;
  private final int maxLineBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private volatile byte[] unfinished = {};

  /**
   * @param maxLineBytes the limit, in bytes
   */
  public LineReader(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /**
   * The next line without its newline; empty at the end of the stream. A line over the limit comes
   * as its first {@code maxLineBytes + 1} bytes. What follows the last newline is a line if it
   * isn't empty.
   */
  public Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream carried = null; // the line's part from earlier buffers
    while (true) {
      if (position == limit && !fill()) {
        return Optional.ofNullable(carried).map(ByteArrayOutputStream::toByteArray);
      }
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      boolean whole = end < limit;
      if (whole && carried == null) {
        byte[] line = Arrays.copyOfRange(buffer, position, end);
        position = end + 1;
        return Optional.of(line);
      }
      carried = carried == null ? new ByteArrayOutputStream() : carried;
      int room = maxLineBytes + 1 - carried.size();
      carried.write(buffer, position, Math.min(room, end - position));
      position = whole ? end + 1 : end;
      unfinished = whole ? new byte[0] : start(carried);
      if (whole) {
        return Optional.of(carried.toByteArray());
      }
    }
  }

  /** The start of a line that has begun and whose end has yet to come. From any thread. */
  public byte[] unfinished() {
    return unfinished.clone();
  }

  private byte[] start(ByteArrayOutputStream line) {
    return unfinished.length >= SHOWN_BYTES
        ? unfinished
        : Arrays.copyOf(line.toByteArray(), Math.min(line.size(), SHOWN_BYTES));
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }
}
