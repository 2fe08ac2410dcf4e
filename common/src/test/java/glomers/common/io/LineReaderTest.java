package glomers.common.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
  private static final int LIMIT = 600_000;

  @Test
  void a_stream_is_split_at_newlines() throws IOException {
    assertThat(lines("one\ntwo\n\nfour\n")).containsExactly("one", "two", "", "four");
  }

  @Test
  void a_carriage_return_stays_with_its_line() throws IOException {
    assertThat(lines("one\r\ntwo\r\n")).containsExactly("one\r", "two\r");
  }

  @Test
  void a_last_line_needs_no_newline() throws IOException {
    assertThat(lines("one\ntwo")).containsExactly("one", "two");
  }

  @Test
  void an_empty_stream_has_no_lines() throws IOException {
    assertThat(lines("")).isEmpty();
    LineReader reader = new LineReader(new ByteArrayInputStream(new byte[0]), LIMIT);
    assertThat(reader.next()).isEmpty();
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void it_is_ready_while_a_whole_line_is_in_the_buffer() throws IOException {
    LineReader reader = new LineReader(new Pieces("one\ntwo\nthr", 100), LIMIT);
    assertThat(reader.ready()).isFalse(); // nothing has been read
    assertThat(reader.next()).isPresent();
    assertThat(reader.ready()).isTrue();
    assertThat(reader.next().orElseThrow()).asString(UTF_8).isEqualTo("two");
    assertThat(reader.ready()).isFalse(); // the rest of "thr" may be delayed
    assertThat(reader.next().orElseThrow()).asString(UTF_8).isEqualTo("thr");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void lines_that_come_in_pieces_are_put_together(int pieceBytes) throws IOException {
    assertThat(lines(new Pieces("first\n\nsecond\nlast", pieceBytes), LIMIT))
        .containsExactly("first", "", "second", "last");
  }

  /**
   * Sizes around the buffer of 64 KiB: the newline is its last byte, or the first of the next read.
   */
  @ParameterizedTest
  @ValueSource(ints = {65_534, 65_535, 65_536, 65_537, 131_071, 131_072, 200_000})
  void lines_longer_than_a_buffer_are_put_together(int bytes) throws IOException {
    String line = "x".repeat(bytes);
    assertThat(lines(line + "\n" + line + "\nend\n")).containsExactly(line, line, "end");
  }

  @Test
  void a_line_as_long_as_the_limit_is_whole() throws IOException {
    assertThat(lines(new Pieces("12345\nnext\n", 3), 5)).containsExactly("12345", "next");
  }

  @Test
  void of_a_line_over_the_limit_within_one_buffer_only_the_start_is_kept_too() throws IOException {
    List<String> lines = lines(new Pieces("123456789\nnext\n", 100), 5);
    assertThat(lines).last().isEqualTo("next");
    assertThat(lines.get(0)).hasSizeGreaterThan(5).startsWith("12345");
  }

  @Test
  void of_a_line_over_the_limit_only_the_start_is_kept_and_reading_continues() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    LineReader reader = new LineReader(new Giant(3L << 30), LIMIT); // 3 GiB: no array holds it
    for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
      byte[] line = next.get();
      lines.add(line);
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).hasSize(LIMIT + 1).containsOnly('x');
    assertThat(lines.get(1)).asString(UTF_8).isEqualTo("end");
    assertThat(reader.bufferBytes()).isLessThan(LIMIT + LIMIT / 5);
  }

  private static List<String> lines(String text) throws IOException {
    return lines(new Pieces(text, Integer.MAX_VALUE), LIMIT);
  }

  private static List<String> lines(InputStream in, int limit) throws IOException {
    LineReader reader = new LineReader(in, limit);
    List<String> lines = new ArrayList<>();
    for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
      byte[] line = next.get();
      lines.add(new String(line, UTF_8));
    }
    return lines;
  }

  /** Returns a few bytes per read, as a pipe may. */
  private static final class Pieces extends InputStream {
    private final ByteArrayInputStream in;
    private final int pieceBytes;

    Pieces(String text, int pieceBytes) {
      this.in = new ByteArrayInputStream(text.getBytes(UTF_8));
      this.pieceBytes = pieceBytes;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return in.read(bytes, offset, Math.min(length, pieceBytes));
    }
  }

  /** One line of any length, and a short one. */
  private static final class Giant extends InputStream {
    private final InputStream end = new ByteArrayInputStream("\nend\n".getBytes(UTF_8));
    private long left;

    Giant(long bytes) {
      this.left = bytes;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("one byte at a time would take all day");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return end.read(bytes, offset, length);
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(bytes, offset, offset + count, (byte) 'x');
      left -= count;
      return count;
    }
  }
}
