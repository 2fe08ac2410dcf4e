package glomers.workbench.network;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a journal to a file, one JSON object per line, so that it takes no memory. Not
 * thread-safe.
 *
 * <p>Times count from the beginning of the operations. Earlier messages have negative times; these
 * are rewritten when the operations begin. If a test ends before that, times count from the
 * creation of the loop.
 *
 * <p>Long bodies to and from clients are left out: the history has what was read.
 */
public final class JournalWriter implements Journal, AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  /** The longest body to or from a client that is written, in bytes. */
  private static final int MAX_CLIENT_BODY = 2048;

  /** Matches the two times of a line. */
  private static final Pattern TIMES =
      Pattern.compile("(\",\"sent\":)(\\d+)(,\"(?:lost|received)\":)(\\d+)");

  private final Optional<Path> file;
  private OutputStream out;
  private long begin; // of the operations, on the loop's clock, in nanoseconds

  public JournalWriter(Path file) throws IOException {
    this.file = Optional.of(file);
    out = open(file);
  }

  /**
   * A writer to a stream. Times before the operations stay those of the loop's clock.
   *
   * @param out closed with this
   */
  public JournalWriter(OutputStream out) {
    this.file = Optional.empty();
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
  }

  @Override
  public void begin(long now) {
    begin = now;
    if (file.isPresent()) {
      try {
        out.close();
        setEarlierTimes(file.get());
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  private void setEarlierTimes(Path file) throws IOException {
    Path early = Files.move(file, file.resolveSibling(file.getFileName() + ".early"));
    out = open(file);
    // In Latin-1 every byte is a character: bodies stay as they are.
    try (BufferedReader lines = Files.newBufferedReader(early, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(earlier(line).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    Files.delete(early);
  }

  @Override
  public void add(Entry entry) {
    StringBuilder line = start(entry.id(), entry.packet(), entry.sent());
    line.append(entry.lostBy().isPresent() ? ",\"lost\":" : ",\"received\":");
    line.append(entry.arrived() - begin);
    entry.lostBy().ifPresent(by -> line.append(",\"by\":\"").append(by).append('"'));
    write(line, entry.packet());
  }

  /** Writes a line with neither {@code received} nor {@code lost}. */
  @Override
  public void underWay(long id, Packet packet, long sent) {
    write(start(id, packet, sent), packet);
  }

  private StringBuilder start(long id, Packet packet, long sent) {
    StringBuilder line = new StringBuilder(128);
    line.append("{\"id\":").append(id);
    line.append(",\"src\":\"").append(packet.src());
    line.append("\",\"dest\":\"").append(packet.dest());
    return line.append("\",\"sent\":").append(sent - begin);
  }

  private void write(StringBuilder line, Packet packet) {
    line.append(",\"body\":");
    boolean kept = packet.bytes() <= MAX_CLIENT_BODY || !toOrFromClient(packet);
    try {
      out.write(line.toString().getBytes(StandardCharsets.UTF_8));
      out.write(kept ? onOneLine(packet.json()) : leftOut(packet));
      out.write('}');
      out.write('\n');
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private String earlier(String line) {
    return TIMES
            .matcher(line)
            .replaceFirst(
                times ->
                    Matcher.quoteReplacement(
                        times.group(1)
                            + (Long.parseLong(times.group(2)) - begin)
                            + times.group(3)
                            + (Long.parseLong(times.group(4)) - begin)))
        + "\n";
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
  }

  private static UncheckedIOException unwritable(IOException e) {
    return new UncheckedIOException("the messages can't be written: " + e.getMessage(), e);
  }

  private static boolean toOrFromClient(Packet packet) {
    return packet.src().startsWith("c") || packet.dest().startsWith("c");
  }

  /**
   * Replaces carriage returns by spaces. In JSON both are whitespace, but many programs take a
   * carriage return for the end of a line.
   */
  private static byte[] onOneLine(byte[] json) {
    byte[] line = json;
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\r') {
        line = line == json ? json.clone() : line;
        line[i] = ' ';
      }
    }
    return line;
  }

  private static byte[] leftOut(Packet packet) {
    String type = packet.type().replaceAll("[^A-Za-z0-9_-]", "?");
    return ("{\"type\":\"" + type + "\",\"bytes-left-out\":" + packet.bytes() + "}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
