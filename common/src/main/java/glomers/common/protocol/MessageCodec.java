package glomers.common.protocol;

import glomers.common.protocol.Body.Unbound;
import glomers.common.protocol.Body.Unreadable;
import glomers.common.protocol.Fields.WrongFieldException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads and writes messages as JSON, in Maelstrom's protocol. Thread-safe.
 *
 * <p>It is lenient where the protocol is: unknown fields are ignored. It is strict where leniency
 * would hide a mistake: a value must be written as a whole number, and fit a {@code long}.
 */
public final class MessageCodec {
  /** Longest line that is read, in bytes. Longer lines are refused. */
  public static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

  /** Longest number that is parsed, in digits: far longer than any that is accepted. */
  private static final int MAX_DIGITS = 10_000;

  /** Longest text of a body for people, in characters. */
  private static final int MAX_TEXT = 160;

  private final JsonFactory json =
      JsonFactory.builder()
          // Nothing between two messages of one generator: LineWriter adds the newlines.
          .rootValueSeparator((String) null)
          // Messages are in UTF-8: a line is never taken for UTF-16.
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          // A number that is too long for a long makes a malformed request, not a malformed line.
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNumberLength(MAX_DIGITS).build())
          .build();

  private final ThreadLocal<ObjectReader> readers =
      ThreadLocal.withInitial(() -> new ObjectReader(json));
  private final ThreadLocal<MessageWriter> writers =
      ThreadLocal.withInitial(() -> new MessageWriter(json));

  /**
   * Reads one message.
   *
   * @param line one JSON object in UTF-8, without the newline
   * @return the message. A body whose type is not predefined is {@link Unbound}, and one that can't
   *     be read is {@link Unreadable}
   * @throws MalformedMessageException if this is not a message: the exception's message says why
   */
  public Message decode(byte[] line) throws MalformedMessageException {
    if (line.length > MAX_LINE_BYTES) {
      throw new MalformedMessageException("longer than " + MAX_LINE_BYTES + " bytes");
    }
    try {
      Fields envelope = new Fields("", readers.get().read(line));
      Fields body = envelope.object("body");
      return new Message(
          envelope.address("src"),
          envelope.address("dest"),
          body.id("msg_id"),
          body.id("in_reply_to"),
          body(body));
    } catch (WrongFieldException e) {
      throw new MalformedMessageException(e.getMessage());
    }
  }

  /** Writes one message as JSON in UTF-8, without a newline. */
  public byte[] encode(Message message) {
    return write(MessageWriter::write, message);
  }

  /**
   * Reads a body without its message, as {@link #decode} does. What is not JSON is {@link
   * Unreadable}.
   */
  public Body decodeBody(byte[] body) {
    try {
      return body(new Fields("body.", readers.get().read(body)));
    } catch (MalformedMessageException e) {
      return unreadable("", ErrorCode.MALFORMED_REQUEST, e.getMessage());
    }
  }

  /** Writes only the body of a message, including its ids. */
  public byte[] encodeBody(Message message) {
    return write(MessageWriter::writeBody, message);
  }

  /** The {@code type} in JSON of a body. */
  public static String typeOf(Body body) {
    return BodyFormat.type(body);
  }

  /**
   * The {@code type} in JSON of the bodies of a class.
   *
   * @throws IllegalArgumentException if they cannot be messages: the exception's message says why
   */
  public static String typeOf(Class<? extends Body> body) {
    return BodyFormat.type(body);
  }

  /**
   * A body as text, for logs and errors: its JSON, cut if it is long. If the body can't be read,
   * its type and what is wrong with it.
   */
  public static String text(Body body) {
    if (body instanceof Unreadable unreadable) {
      String type = unreadable.type().isEmpty() ? "" : " of the type " + unreadable.type();
      boolean unknown = unreadable.problem().code() == ErrorCode.NOT_SUPPORTED.code();
      return "a message" + type + (unknown ? "" : " (" + unreadable.problem().text() + ")");
    }
    byte[] json = ForPeople.CODEC.encodeBody(Message.send("", "", body));
    String text = new String(json, StandardCharsets.UTF_8);
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
  }

  private byte[] write(BiFunction<MessageWriter, Message, byte[]> writing, Message message) {
    boolean written = false;
    try {
      byte[] json = writing.apply(writers.get(), message);
      written = true;
      return json;
    } finally {
      if (!written) {
        writers.remove(); // it may hold half a message
      }
    }
  }

  private static Body body(Fields fields) {
    String type = "";
    try {
      type = fields.string("type");
      Optional<Body> body = BodyFormat.read(type, fields);
      return body.isPresent() ? body.get() : unbound(type, fields.values());
    } catch (WrongFieldException e) {
      return unreadable(type, ErrorCode.MALFORMED_REQUEST, e.getMessage());
    }
  }

  private static Unbound unbound(String type, Map<String, Object> values) {
    Map<String, Object> fields = new LinkedHashMap<>(values);
    fields.keySet().removeAll(BodyFormat.RESERVED);
    return new Unbound(type, fields);
  }

  private static Unreadable unreadable(String type, ErrorCode code, String text) {
    return new Unreadable(type, new Body.Error(code, text));
  }

  /** Loaded only when {@link #text} is needed, which is mostly for an error. */
  private static final class ForPeople {
    static final MessageCodec CODEC = new MessageCodec();
  }
}
