package glomers.common.protocol;

import glomers.common.protocol.Fields.WrongFieldException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * The fields of each predefined body in JSON: how to read them, and how to write them. A body's
 * {@code type} is its record's name: {@code BroadcastOk} is {@code broadcast_ok}.
 */
final class BodyFormat {
  private static final ClassValue<String> TYPES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> body) {
          return checkedType(body);
        }
      };

  /** The fields of a body that only the runtime sets. */
  static final Set<String> RESERVED = Set.of("type", "msg_id", "in_reply_to");

  private BodyFormat() {}

  /** The predefined body of a type; empty if there is none. */
  static Optional<Body> read(String type, Fields fields) throws WrongFieldException {
    return Optional.ofNullable(
        switch (type) {
          case "init" -> new Body.Init(fields.string("node_id"), fields.strings("node_ids"));
          case "init_ok" -> new Body.InitOk();
          case "topology" -> new Body.Topology(fields.stringLists("topology"));
          case "topology_ok" -> new Body.TopologyOk();
          case "broadcast" -> new Body.Broadcast(fields.number("message"));
          case "broadcast_ok" -> new Body.BroadcastOk();
          case "read" -> new Body.Read();
          case "read_ok" -> new Body.ReadOk(fields.numbers("messages"));
          case "error" -> new Body.Error(fields.smallNumber("code"), fields.optionalString("text"));
          default -> null;
        });
  }

  /**
   * Writes the fields of a body except its {@code type} and ids. A {@link Body.ReadOk} is an
   * exception: {@link MessageWriter} writes its list, because it reuses the text of the previous
   * list.
   */
  static void write(Body body, JsonGenerator json) {
    if (body instanceof Body.Predefined predefined) {
      writePredefined(predefined, json);
    } else if (body instanceof Body.Unbound unbound) {
      JsonText.writeFields(unbound.fields(), json);
    } else {
      RecordMapper.write(body, json);
    }
  }

  private static void writePredefined(Body.Predefined body, JsonGenerator json) {
    if (body instanceof Body.Init init) {
      json.writeStringProperty("node_id", init.nodeId());
      strings("node_ids", init.nodeIds(), json);
    } else if (body instanceof Body.Topology topology) {
      json.writeObjectPropertyStart("topology");
      topology.topology().forEach((node, neighbours) -> strings(node, neighbours, json));
      json.writeEndObject();
    } else if (body instanceof Body.Broadcast broadcast) {
      json.writeNumberProperty("message", broadcast.message());
    } else if (body instanceof Body.Error error) {
      json.writeNumberProperty("code", error.code());
      json.writeStringProperty("text", error.text());
    }
  }

  /** The {@code type} of a body in JSON. */
  static String type(Body body) {
    return body instanceof Body.Predefined || !(body instanceof Body.Unbound unbound)
        ? type(body.getClass())
        : unbound.type();
  }

  /**
   * The {@code type} in JSON of the bodies of a class.
   *
   * @throws IllegalArgumentException if they cannot be messages
   */
  static String type(Class<? extends Body> body) {
    return TYPES.get(body);
  }

  private static String checkedType(Class<?> body) {
    String name = body.getSimpleName();
    String type = snakeCase(name);
    if (body == Body.Unreadable.class || body == Body.Unbound.class) {
      throw new IllegalArgumentException(name + " has no place on the wire");
    }
    if (!body.isRecord()) {
      throw new IllegalArgumentException(name + " is no record, and a message must be one");
    }
    if (!Body.Predefined.class.isAssignableFrom(body)) {
      if (isPredefined(type)) {
        throw new IllegalArgumentException(
            name + " has the name of a message that Maelstrom defines: " + type);
      }
      for (RecordComponent component : body.getRecordComponents()) {
        if (RESERVED.contains(snakeCase(component.getName()))) {
          throw new IllegalArgumentException(
              name + " has the component " + component.getName() + ", which is the runtime's");
        }
      }
    }
    return type;
  }

  private static boolean isPredefined(String type) {
    return Arrays.stream(Body.Predefined.class.getPermittedSubclasses())
        .anyMatch(body -> snakeCase(body.getSimpleName()).equals(type));
  }

  private static void strings(String name, List<String> strings, JsonGenerator json) {
    json.writeArrayPropertyStart(name);
    strings.forEach(json::writeString);
    json.writeEndArray();
  }

  /** A Java name as it is in JSON: {@code nodeId} is {@code node_id}. */
  static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (char c : name.toCharArray()) {
      snake.append(Character.isUpperCase(c) && snake.length() > 0 ? "_" : "");
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }
}
