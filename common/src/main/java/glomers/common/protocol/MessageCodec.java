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
 * Messages from and to JSON, as Maelstrom's protocol has them. Thread-safe; one is enough.
 *
 * <p>It is lenient where the protocol is (unknown fields are ignored) and strict where leniency
 * would hide a mistake: a value must be a whole number that fits a {@code long}, written as one.
 */
public final class MessageCodec {
  /** The longest line that is read, in bytes. Longer ones are refused. */
  public static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

  /** The longest number that is read, in digits: far more than any that is accepted has. */
  private static final int MAX_DIGITS = 10_000;

  /** How much of a body is shown to people, in characters. */
  private static final int MAX_TEXT = 160;

  private final JsonFactory json =
      JsonFactory.builder()
          // Between two messages of one generator: the newline is the writer's affair.
          .rootValueSeparator((String) null)
          // The wire is UTF-8, whatever a line looks like.
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          // A number too long for a long is a malformed request, not a malformed line.
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
   * @return the message; a body of a type that is not predefined comes as {@link Unbound}, and one
   *     that can't be understood as {@link Unreadable}
   * @throws MalformedMessageException if this is no message: the exception's text says why
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
   * Reads a body alone, as {@link #decode} does; what is not even JSON comes as {@link Unreadable}.
   */
  public Body decodeBody(byte[] body) {
    try {
      return body(new Fields("body.", readers.get().read(body)));
    } catch (MalformedMessageException e) {
      return unreadable("", ErrorCode.MALFORMED_REQUEST, e.getMessage());
    }
  }

  /** Writes the body of a message alone, its ids included. */
  public byte[] encodeBody(Message message) {
    return write(MessageWriter::writeBody, message);
  }

  /** The {@code type} on the wire of a body. */
  public static String typeOf(Body body) {
    return BodyFormat.type(body);
  }

  /**
   * The {@code type} on the wire of the bodies of a class.
   *
   * @throws IllegalArgumentException if they can be no messages: the text says why
   */
  public static String typeOf(Class<? extends Body> body) {
    return BodyFormat.type(body);
  }

  /**
   * A body in words, for logs and errors: its JSON, or the start of that if it is long; of a body
   * that can't be understood, its type and what is wrong with it.
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
        writers.remove(); // it holds half a message
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

  /** Only what goes wrong needs it, so only that loads it. */
  private static final class ForPeople {
    static final MessageCodec CODEC = new MessageCodec();
  }
}
