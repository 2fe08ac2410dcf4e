package glomers.common.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import glomers.common.protocol.Body.Unreadable;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

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

  /** How much of a wrong value an error quotes, in characters. */
  private static final int MAX_QUOTED = 160;

  /** An annotation is slow to look up, and every message asks for one. */
  private static final ClassValue<String> TYPES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> body) {
          JsonTypeName name = body.getAnnotation(JsonTypeName.class);
          if (name == null) {
            throw new IllegalArgumentException(body.getSimpleName() + " has no place on the wire");
          }
          return name.value();
        }
      };

  private static final Map<String, Class<? extends Body>> BODIES = bodies();

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  // The default pool is one for all threads, who would wait for each other.
                  .recyclerPool(JsonRecyclerPools.threadLocalPool())
                  // A number too long for a long is a malformed request, not a malformed line.
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(MAX_DIGITS).build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS) // 7 is not "7", nor the other way:
          .withCoercionConfig(LogicalType.Textual, MessageCodec::refuseScalars)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  private final ObjectWriter writer = mapper.writerFor(WireMessage.class);
  private final ObjectWriter bodyWriter = mapper.writerFor(WireBody.class);

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
    JsonNode envelope = parse(line);
    if (!envelope.isObject()) {
      throw new MalformedMessageException("not a JSON object");
    }
    JsonNode body = envelope.path("body");
    if (!body.isObject()) {
      throw new MalformedMessageException(fieldProblem("body", "an object", body));
    }
    return new Message(
        address(envelope, "src"),
        address(envelope, "dest"),
        id(body, "msg_id"),
        id(body, "in_reply_to"),
        body(body));
  }

  /** Writes one message as JSON in UTF-8, without a newline. */
  public byte[] encode(Message message) {
    return writer.writeValueAsBytes(
        new WireMessage(message.src(), message.dest(), wireBody(message)));
  }

  /**
   * Reads a body alone; what can't be understood, not even as JSON, comes as {@link Unreadable}.
   */
  public Body decodeBody(byte[] json) {
    try {
      return body(parse(json));
    } catch (MalformedMessageException e) {
      return unreadable("", ErrorCode.MALFORMED_REQUEST, e.getMessage());
    }
  }

  /** Writes the body of a message alone, its ids included. */
  public byte[] encodeBody(Message message) {
    if (message.body() instanceof Body.Broadcast broadcast) {
      return plain(message, ",\"message\":" + broadcast.message());
    }
    if (message.body() instanceof Body.BroadcastOk) {
      return plain(message, "");
    }
    return bodyWriter.writeValueAsBytes(wireBody(message));
  }

  /**
   * What the mapper would write, in a third of the time: a simulation writes down these two by the
   * million.
   *
   * @param payload the fields that are not in the envelope, which have nothing to escape
   */
  private static byte[] plain(Message message, String payload) {
    StringBuilder json = new StringBuilder(64);
    json.append("{\"type\":\"").append(typeOf(message.body().getClass())).append('"');
    if (message.msgId().isPresent()) {
      json.append(",\"msg_id\":").append(message.msgId().getAsLong());
    }
    if (message.inReplyTo().isPresent()) {
      json.append(",\"in_reply_to\":").append(message.inReplyTo().getAsLong());
    }
    return json.append(payload).append('}').toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The {@code type} on the wire of a body. */
  public static String typeOf(Class<? extends Body> body) {
    return TYPES.get(body);
  }

  private static WireBody wireBody(Message message) {
    return new WireBody(
        typeOf(message.body().getClass()),
        message.msgId().isPresent() ? message.msgId().getAsLong() : null,
        message.inReplyTo().isPresent() ? message.inReplyTo().getAsLong() : null,
        message.body());
  }

  private JsonNode parse(byte[] line) throws MalformedMessageException {
    try {
      // Jackson passes some malformed UTF-8; a strict decoder passes none.
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      return mapper.readTree(line);
    } catch (CharacterCodingException e) {
      throw new MalformedMessageException("not valid UTF-8");
    } catch (JacksonException e) {
      throw new MalformedMessageException("not JSON: " + firstLine(e.getOriginalMessage()));
    }
  }

  private Body body(JsonNode body) {
    JsonNode type = body.path("type");
    if (!type.isString()) {
      return unreadable(
          "", ErrorCode.MALFORMED_REQUEST, fieldProblem("body.type", "a string", type));
    }
    Class<? extends Body> bodyClass = BODIES.get(type.stringValue());
    if (bodyClass == null) {
      return unreadable(
          type.stringValue(),
          ErrorCode.NOT_SUPPORTED,
          "no message is of the type " + abbreviated(type.toString()));
    }
    try {
      return mapper.treeToValue(body, bodyClass);
    } catch (JacksonException e) {
      return unreadable(
          type.stringValue(), ErrorCode.MALFORMED_REQUEST, problem(bodyClass, body, e));
    }
  }

  private static Unreadable unreadable(String type, ErrorCode code, String text) {
    return new Unreadable(type, new Body.Error(code, text));
  }

  /** In a learner's words, what is wrong with the field that Jackson stumbled over. */
  private static String problem(
      Class<? extends Body> bodyClass, JsonNode body, JacksonException e) {
    String field =
        e.getPath().isEmpty() ? "" : String.valueOf(e.getPath().get(0).getPropertyName());
    for (RecordComponent component : bodyClass.getRecordComponents()) {
      String wireName = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      if (wireName.equals(field)) {
        return fieldProblem("body." + field, expected(component.getType()), body.path(field));
      }
    }
    return "malformed " + typeOf(bodyClass) + ": " + firstLine(e.getOriginalMessage());
  }

  private static String expected(Class<?> type) {
    if (type == long.class) {
      return "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
    }
    if (type == int.class) {
      return "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
    }
    if (type == String.class) {
      return "a string";
    }
    return type == Map.class ? "an object of lists" : "a list";
  }

  private static String address(JsonNode envelope, String field) throws MalformedMessageException {
    JsonNode value = envelope.path(field);
    if (!value.isString() || value.stringValue().isEmpty()) {
      throw new MalformedMessageException(fieldProblem(field, "a name such as \"n0\"", value));
    }
    return value.stringValue();
  }

  private static void refuseScalars(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
  }

  private static OptionalLong id(JsonNode body, String field) throws MalformedMessageException {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new MalformedMessageException(fieldProblem("body." + field, "a whole number", value));
    }
    return OptionalLong.of(value.longValue());
  }

  private static String fieldProblem(String field, String expected, JsonNode found) {
    return field
        + " must be "
        + expected
        + (found.isMissingNode()
            ? ", and is missing"
            : ", and is " + abbreviated(found.toString()));
  }

  private static String abbreviated(String text) {
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...";
  }

  private static String firstLine(String text) {
    return abbreviated(text.lines().findFirst().orElse("no reason given"));
  }

  private static Map<String, Class<? extends Body>> bodies() {
    Map<String, Class<? extends Body>> bodies = new HashMap<>();
    Arrays.stream(Body.class.getPermittedSubclasses())
        .map(body -> body.<Body>asSubclass(Body.class))
        .filter(body -> body != Unreadable.class)
        .forEach(body -> bodies.put(typeOf(body), body));
    return Collections.unmodifiableMap(bodies);
  }

  private record WireMessage(String src, String dest, WireBody body) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record WireBody(String type, Long msgId, Long inReplyTo, @JsonUnwrapped Body payload) {}
}
