package glomers.common.protocol;

import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Unreadable;
import glomers.common.protocol.Fields.WrongFieldException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;

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

  /** How much is told of why a line is no JSON, in characters. */
  private static final int MAX_REASON = 160;

  /** Room for most messages, in bytes. */
  private static final int USUAL_BYTES = 128;

  private final JsonFactory json =
      JsonFactory.builder()
          // The default pool is one for all threads, who would wait for each other.
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          // A number too long for a long is a malformed request, not a malformed line.
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNumberLength(MAX_DIGITS).build())
          .build();

  private final ThreadLocal<GrowingText> lastRead = ThreadLocal.withInitial(GrowingText::new);

  /**
   * Reads one message.
   *
   * @param line one JSON object in UTF-8, without the newline
   * @return the message; a body that can't be understood comes as {@link Unreadable}
   * @throws MalformedMessageException if this is no message: the exception's text says why
   */
  public Message decode(byte[] line) throws MalformedMessageException {
    if (line.length > MAX_LINE_BYTES) {
      throw new MalformedMessageException("longer than " + MAX_LINE_BYTES + " bytes");
    }
    try {
      Fields envelope = new Fields("", parse(line));
      Fields body = bodyFields(envelope.of(Map.class, "body", "an object"));
      return new Message(
          address(envelope, "src"),
          address(envelope, "dest"),
          id(body, "msg_id"),
          id(body, "in_reply_to"),
          body(body));
    } catch (WrongFieldException e) {
      throw new MalformedMessageException(e.getMessage());
    }
  }

  /** Writes one message as JSON in UTF-8, without a newline. */
  public byte[] encode(Message message) {
    ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL_BYTES);
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeStringProperty("src", message.src());
      out.writeStringProperty("dest", message.dest());
      out.writeName("body");
      writeBody(message, out);
      out.writeEndObject();
    }
    return filled(bytes.toByteArray(), "]}}", message.body());
  }

  /**
   * Reads a body alone; what can't be understood, not even as JSON, comes as {@link Unreadable}.
   */
  public Body decodeBody(byte[] body) {
    try {
      return body(bodyFields(parse(body)));
    } catch (MalformedMessageException e) {
      return unreadable("", ErrorCode.MALFORMED_REQUEST, e.getMessage());
    }
  }

  /** Writes the body of a message alone, its ids included. */
  public byte[] encodeBody(Message message) {
    ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL_BYTES);
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
      writeBody(message, out);
    }
    return filled(bytes.toByteArray(), "]}", message.body());
  }

  /** The {@code type} on the wire of a body. */
  public static String typeOf(Class<? extends Body> body) {
    return BodyFormat.type(body);
  }

  private static void writeBody(Message message, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("type", BodyFormat.type(message.body().getClass()));
    if (message.msgId().isPresent()) {
      out.writeNumberProperty("msg_id", message.msgId().getAsLong());
    }
    if (message.inReplyTo().isPresent()) {
      out.writeNumberProperty("in_reply_to", message.inReplyTo().getAsLong());
    }
    BodyFormat.write(message.body(), out);
    out.writeEndObject();
  }

  /** Puts what was read into the empty list that stands at the end of the JSON, before its tail. */
  private byte[] filled(byte[] json, String tail, Body body) {
    if (!(body instanceof ReadOk read)) {
      return json;
    }
    GrowingText text = lastRead.get();
    byte[] list = text.write(read.messages());
    int head = json.length - tail.length();
    byte[] filled = Arrays.copyOf(json, json.length + text.length());
    System.arraycopy(list, 0, filled, head, text.length());
    System.arraycopy(json, head, filled, head + text.length(), tail.length());
    return filled;
  }

  /** The fields of the only object of a line. */
  private Map<String, Object> parse(byte[] line) throws MalformedMessageException {
    requireUtf8(line);
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
      Map<String, Object> fields = new LinkedHashMap<>();
      if (isObject) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, Fields.read(parser));
        }
      } else {
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw new MalformedMessageException("not JSON: Trailing token after the message");
      }
      if (!isObject) {
        throw new MalformedMessageException("not a JSON object");
      }
      return fields;
    } catch (JacksonException e) {
      throw new MalformedMessageException("not JSON: " + firstLine(e.getOriginalMessage()));
    }
  }

  /** Jackson passes some malformed UTF-8; a strict decoder passes none. ASCII needs no decoder. */
  private static void requireUtf8(byte[] line) throws MalformedMessageException {
    for (byte b : line) {
      if (b < 0) {
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
          return;
        } catch (CharacterCodingException e) {
          throw new MalformedMessageException("not valid UTF-8");
        }
      }
    }
  }

  private static Body body(Fields fields) {
    String type = "";
    try {
      type = fields.string("type");
      Optional<Body> body = BodyFormat.read(type, fields);
      return body.isPresent()
          ? body.get()
          : unreadable(
              type, ErrorCode.NOT_SUPPORTED, "no message is of the type " + Fields.text(type));
    } catch (WrongFieldException e) {
      return unreadable(type, ErrorCode.MALFORMED_REQUEST, e.getMessage());
    }
  }

  private static Unreadable unreadable(String type, ErrorCode code, String text) {
    return new Unreadable(type, new Body.Error(code, text));
  }

  @SuppressWarnings("unchecked") // the parser makes maps of no other kind
  private static Fields bodyFields(Map<?, ?> body) {
    return new Fields("body.", (Map<String, Object>) body);
  }

  private static String address(Fields envelope, String field) throws WrongFieldException {
    String expected = "a name such as \"n0\"";
    String address = envelope.of(String.class, field, expected);
    if (address.isEmpty()) {
      throw envelope.wrong(field, expected);
    }
    return address;
  }

  private static OptionalLong id(Fields body, String field) throws WrongFieldException {
    return body.has(field)
        ? OptionalLong.of(body.of(Long.class, field, "a whole number"))
        : OptionalLong.empty();
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("no reason given");
    return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON) + "...";
  }
}
