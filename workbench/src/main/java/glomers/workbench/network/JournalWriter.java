package glomers.workbench.network;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a journal as it grows, one JSON object a line, so that it takes disk and not memory. Not
 * thread-safe.
 *
 * <p>A long answer to a client is left out: the history has what was read.
 */
public final class JournalWriter implements Journal, AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  /** The longest body to or from a client that is kept, in bytes. */
  private static final int MAX_CLIENT_BODY = 2048;

  private final OutputStream out;

  public JournalWriter(Path file) throws IOException {
    this(Files.newOutputStream(file));
  }

  /**
   * @param out closed with this
   */
  public JournalWriter(OutputStream out) {
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
  }

  @Override
  public void add(Entry entry) {
    StringBuilder line = begin(entry.id(), entry.packet(), entry.sent());
    line.append(entry.lostBy().isPresent() ? ",\"lost\":" : ",\"received\":");
    line.append(entry.arrived());
    entry.lostBy().ifPresent(by -> line.append(",\"by\":\"").append(by).append('"'));
    write(line, entry.packet());
  }

  /** Such a message has neither {@code received} nor {@code lost}. */
  @Override
  public void underWay(long id, Packet packet, long sent) {
    write(begin(id, packet, sent), packet);
  }

  private static StringBuilder begin(long id, Packet packet, long sent) {
    StringBuilder line = new StringBuilder(128);
    line.append("{\"id\":").append(id);
    line.append(",\"src\":\"").append(packet.src());
    line.append("\",\"dest\":\"").append(packet.dest());
    return line.append("\",\"sent\":").append(sent);
  }

  private void write(StringBuilder line, Packet packet) {
    line.append(",\"body\":");
    boolean kept = packet.bytes() <= MAX_CLIENT_BODY || !toOrFromClient(packet);
    try {
      out.write(line.toString().getBytes(StandardCharsets.UTF_8));
      out.write(kept ? packet.json() : leftOut(packet));
      out.write('}');
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("the messages can't be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static boolean toOrFromClient(Packet packet) {
    return packet.src().startsWith("c") || packet.dest().startsWith("c");
  }

  private static byte[] leftOut(Packet packet) {
    String type = packet.type().replaceAll("[^A-Za-z0-9_-]", "?");
    return ("{\"type\":\"" + type + "\",\"bytes-left-out\":" + packet.bytes() + "}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
