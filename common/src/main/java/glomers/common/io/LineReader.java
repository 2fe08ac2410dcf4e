package glomers.common.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits a stream into lines, in bounded memory: of a line over the limit, it keeps only the start.
 * Not thread-safe.
 */
public final class LineReader {
  /**
   * Maximum number of bytes of one read. A pipe holds no more, and a larger read of a file stream
   * would allocate more memory.
   */
  private static final int READ_BYTES = 64 * 1024;

  /** How much {@link #unfinished} returns at most, in bytes. */
  private static final int SHOWN_BYTES = 256;

  private static final byte[] NOTHING = {};

  private final InputStream in;
  private final int maxLineBytes;
  private byte[] buffer = new byte[READ_BYTES];
  private int position; // where the next line begins
  private int searched; // there is no newline from position to here
  private int limit; // where the bytes that were read end
  private volatile byte[] unfinished = NOTHING;

  /**
   * @param maxLineBytes the limit, in bytes
   */
  public LineReader(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /**
   * The next line without its newline; empty at the end of the stream. Of a line over the limit,
   * this is the first {@code maxLineBytes + 1} bytes. Bytes after the last newline are a line, too.
   */
  public Optional<byte[]> next() throws IOException {
    while (!ready()) {
      if (searched - position > maxLineBytes) {
        searched = position + maxLineBytes + 1;
        limit = searched; // drop the rest of the line
      }
      if (!fill()) {
        return position == limit ? Optional.empty() : Optional.of(take());
      }
    }
    return Optional.of(take());
  }

  /** Whether a whole line is in the buffer, so that {@link #next} does not block. */
  public boolean ready() {
    byte[] bytes = buffer;
    int end = limit;
    int i = searched; // locals, because this loop visits every byte
    while (i < end && bytes[i] != '\n') {
      i++;
    }
    searched = i;
    return i < end;
  }

  /** The start of a line whose newline has not arrived yet. Any thread may call it. */
  public byte[] unfinished() {
    return unfinished.clone();
  }

  /** The size of the buffer, in bytes. */
  int bufferBytes() {
    return buffer.length;
  }

  private byte[] take() {
    int end = Math.min(searched, position + maxLineBytes + 1);
    byte[] line = Arrays.copyOfRange(buffer, position, end);
    position = Math.min(searched + 1, limit);
    searched = position;
    if (unfinished != NOTHING) { // a volatile write for each line would cost more than the line
      unfinished = NOTHING;
    }
    return line;
  }

  private boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      searched = 0;
      limit = 0;
    } else if (unfinished.length < SHOWN_BYTES) {
      int end = Math.min(limit, position + SHOWN_BYTES);
      unfinished = Arrays.copyOfRange(buffer, position, end);
    }
    if (limit == buffer.length) {
      makeRoom();
    }
    int count = in.read(buffer, limit, Math.min(READ_BYTES, buffer.length - limit));
    limit += Math.max(0, count);
    return count > 0;
  }

  private void makeRoom() {
    int length = limit - position;
    int largest = maxLineBytes + 1 + READ_BYTES; // enough, as longer lines are not kept whole
    int larger = (int) Math.min(2L * buffer.length, Math.max(largest, buffer.length));
    byte[] target = length > buffer.length / 2 ? new byte[larger] : buffer;
    System.arraycopy(buffer, position, target, 0, length);
    buffer = target;
    searched -= position;
    position = 0;
    limit = length;
  }
}
