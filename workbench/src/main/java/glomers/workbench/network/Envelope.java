package glomers.workbench.network;

import glomers.common.protocol.MalformedMessageException;
import glomers.common.protocol.NotJson;
import java.util.Arrays;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * The envelope of a message, and the fields of its body that the workbench needs. It is parsed in
 * one pass, without a JSON tree. Confined to the thread that parses the line.
 */
final class Envelope {
  static final int NOWHERE = -1;

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CHARSET_DETECTION).build();

  /**
   * The maximum length of a name, in characters. It is limited because names are kept in memory.
   */
  private static final int MAX_NAME = 100;

  private final byte[] line;

  private String src;
  private String dest;
  private String type = "";
  private OptionalLong msgId = OptionalLong.empty();
  private OptionalLong inReplyTo = OptionalLong.empty();
  private int messagesAt = NOWHERE;
  private int bodyStart = NOWHERE;
  private int bodyEnd;
  private String envelopeKey;
  private String bodyKey;
  private boolean oddMsgId;
  private boolean oddInReplyTo;

  private Envelope(byte[] line) {
    this.line = line;
  }

  /**
   * Parses a line.
   *
   * @throws MalformedMessageException if it is not a message; the exception's message says why
   */
  static Envelope parse(byte[] line) throws MalformedMessageException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      Envelope envelope = new Envelope(line);
      envelope.read(parser);
      if (parser.nextToken() != null) {
        throw new MalformedMessageException(NotJson.inLine(line));
      }
      envelope.requireAll();
      return envelope;
    } catch (JacksonException e) {
      throw new MalformedMessageException(NotJson.inLine(line));
    }
  }

  String src() {
    return src;
  }

  String dest() {
    return dest;
  }

  String type() {
    return type;
  }

  OptionalLong msgId() {
    return msgId;
  }

  OptionalLong inReplyTo() {
    return inReplyTo;
  }

  /** The offset in the line of the value of {@code body.messages}; -1 if there is none. */
  int messagesAt() {
    return messagesAt;
  }

  private void requireAll() throws MalformedMessageException {
    required("src", src);
    required("dest", dest);
    if (bodyStart == NOWHERE) {
      throw new MalformedMessageException("it has no body");
    }
  }

  private static void required(String field, String value) throws MalformedMessageException {
    if (value == null) {
      throw new MalformedMessageException("it has no " + field);
    }
  }

  private void read(JsonParser parser) throws MalformedMessageException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedMessageException("not a JSON object");
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "src" -> src = name(field, value, parser);
        case "dest" -> dest = name(field, value, parser);
        case "id" -> {
          if (value != JsonToken.VALUE_NUMBER_INT) {
            throw new MalformedMessageException("id must be a whole number, or left out");
          }
        }
        case "body" -> {
          if (value != JsonToken.START_OBJECT) {
            throw new MalformedMessageException("body must be an object");
          }
          bodyStart = (int) parser.currentTokenLocation().getByteOffset();
          readBody(parser);
          bodyEnd = (int) parser.currentLocation().getByteOffset();
        }
        default -> {
          envelopeKey = envelopeKey == null ? field : envelopeKey;
          parser.skipChildren();
        }
      }
    }
  }

  /** The bytes of the body, unchanged. */
  byte[] body() {
    return Arrays.copyOfRange(line, bodyStart, bodyEnd);
  }

  Oddities oddities() {
    return new Oddities(envelopeKey, bodyKey, oddMsgId, oddInReplyTo);
  }

  private void readBody(JsonParser parser) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "type" -> type = value == JsonToken.VALUE_STRING ? parser.getString() : "";
        case "msg_id" -> {
          msgId = id(value, parser);
          oddMsgId = msgId.isEmpty();
        }
        case "in_reply_to" -> {
          inReplyTo = id(value, parser);
          oddInReplyTo = inReplyTo.isEmpty() && value != JsonToken.VALUE_NULL;
        }
        default -> {
          if (field.equals("messages")) {
            messagesAt = (int) parser.currentTokenLocation().getByteOffset();
          } else if (bodyKey == null) {
            bodyKey = field;
          }
        }
      }
      parser.skipChildren();
    }
  }

  private static String name(String field, JsonToken value, JsonParser parser)
      throws MalformedMessageException {
    if (value != JsonToken.VALUE_STRING) {
      throw new MalformedMessageException(field + " must be a string");
    }
    String name = parser.getString();
    if (name.length() > MAX_NAME) {
      throw new MalformedMessageException(field + " is longer than " + MAX_NAME + " characters");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        throw new MalformedMessageException(field + " must be a plain name such as \"n0\"");
      }
    }
    return name;
  }

  /** The id, if it is a whole number that fits a {@code long}. Clients use no other ids. */
  private static OptionalLong id(JsonToken value, JsonParser parser) {
    if (value == JsonToken.VALUE_NUMBER_INT) {
      JsonParser.NumberType type = parser.getNumberType();
      if (type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG) {
        return OptionalLong.of(parser.getLongValue());
      }
    }
    return OptionalLong.empty();
  }

  /**
   * The parts of a message that the protocol does not define: the first unknown key of the envelope
   * and of the body (or null), and whether the ids are present but not whole numbers. Immutable.
   */
  record Oddities(String envelopeKey, String bodyKey, boolean msgId, boolean inReplyTo) {
    static final Oddities NONE = new Oddities(null, null, false, false);
  }
}
