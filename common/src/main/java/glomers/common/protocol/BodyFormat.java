package glomers.common.protocol;

import glomers.common.protocol.Fields.WrongFieldException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The fields of each body on the wire: one line to read it, and one to write it. A body's {@code
 * type} is its record's name: {@code BroadcastOk} is {@code broadcast_ok}.
 */
final class BodyFormat {
  private static final ClassValue<String> TYPES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> body) {
          return snakeCase(body.getSimpleName());
        }
      };

  private BodyFormat() {}

  /** The body of a type; empty if no body is of this type. */
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
   * Writes what stands beside a body's {@code type} and ids; what has no fields has nothing. A
   * {@link Body.ReadOk} is not written here: most of it has been written before.
   */
  static void write(Body body, JsonGenerator json) {
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

  /** The {@code type} of a body on the wire. */
  static String type(Class<? extends Body> body) {
    if (body == Body.Unreadable.class) {
      throw new IllegalArgumentException(body.getSimpleName() + " has no place on the wire");
    }
    return TYPES.get(body);
  }

  private static void strings(String name, List<String> strings, JsonGenerator json) {
    json.writeArrayPropertyStart(name);
    strings.forEach(json::writeString);
    json.writeEndArray();
  }

  private static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (char c : name.toCharArray()) {
      snake.append(Character.isUpperCase(c) && snake.length() > 0 ? "_" : "");
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }
}
