package glomers.common.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into lines, in bounded memory: of a line over the limit only the start is kept. Not
 * thread-safe.
 */
public final class LineReader {
  /** How much is asked for at a time: a pipe holds no more, and whoever asks for it pays for it. */
  private static final int READ_BYTES = 64 * 1024;

  /** How much of an unfinished line can be seen, in bytes. */
  private static final int SHOWN_BYTES = 256;

  private static final byte[] NOTHING = {};

  private final InputStream in;
  private final int maxLineBytes;
  private byte[] buffer = new byte[READ_BYTES];
  private int position; // where the next line begins
  private int searched; // up to where it is known to have no newline
  private int limit; // where what was read ends
  private volatile byte[] unfinished = NOTHING;

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
    while (!ready()) {
      if (searched - position > maxLineBytes) {
        searched = position + maxLineBytes + 1;
        limit = searched; // the rest of the line goes nowhere
      }
      if (!fill()) {
        return position == limit ? Optional.empty() : Optional.of(take());
      }
    }
    return Optional.of(take());
  }

  /** Whether a whole line has been read, so that the next one needs no waiting. */
  public boolean ready() {
    byte[] bytes = buffer;
    int end = limit;
    int i = searched; // these are locals because this loop sees every byte there is
    while (i < end && bytes[i] != '\n') {
      i++;
    }
    searched = i;
    return i < end;
  }

  /** The start of a line that has begun and whose end has yet to come. From any thread. */
  public byte[] unfinished() {
    return unfinished.clone();
  }

  /** How much memory the lines take at the moment. */
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
    int most = maxLineBytes + 1 + READ_BYTES; // what is longer than a line is thrown away
    int roomier = (int) Math.min(2L * buffer.length, Math.max(most, buffer.length));
    byte[] roomy = length > buffer.length / 2 ? new byte[roomier] : buffer;
    System.arraycopy(buffer, position, roomy, 0, length);
    buffer = roomy;
    searched -= position;
    position = 0;
    limit = length;
  }
}
