package glomers.common.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of a message. The {@linkplain Predefined predefined} bodies below are those of
 * Maelstrom's broadcast workload. A program adds messages of its own, each as a record:
 *
 * <pre>{@code
 * record Gossip(List<Long> messages) implements Body {}
 *
 * node.on(Gossip.class, request -> values.addAll(request.body().messages()));
 * node.send("n1", new Gossip(List.of(7L))); // {"type":"gossip","messages":[7]}
 * }</pre>
 *
 * <p>A record's components are the body's fields, and its name is the body's {@code type}. In JSON,
 * both are in snake case: {@code nodeId} is {@code node_id}, and {@code BroadcastOk} is {@code
 * broadcast_ok}. The ids of a body ({@code msg_id}, {@code in_reply_to}) belong to the {@linkplain
 * Message envelope}, and the runtime sets them.
 *
 * <p>A component of a program's own record is a number, string, boolean, enum, list, map, another
 * record, or an {@code Optional} of these: anything that Jackson's data binding can write and read.
 * All components except an {@code Optional} must be present and not null. A node sends what the
 * record holds at that moment, and each receiver gets its own copy, as over a network.
 *
 * <p>The predefined bodies are immutable and safe to share between threads.
 */
public interface Body {

  /** The messages that Maelstrom defines. The interface is sealed: there are no others. */
  sealed interface Predefined extends Body {}

  /**
   * The first message that a node gets: its own name, and the names of all nodes, its own included.
   */
  record Init(String nodeId, List<String> nodeIds) implements Predefined {
    public Init {
      nodeIds = List.copyOf(nodeIds);
    }
  }

  record InitOk() implements Predefined {}

  /** The topology that Maelstrom suggests: the neighbours of each node. */
  record Topology(Map<String, List<String>> topology) implements Predefined {
    public Topology {
      topology = Collections.unmodifiableMap(new LinkedHashMap<>(topology)); // keeps its order
    }
  }

  record TopologyOk() implements Predefined {}

  /** Asks a node to store a value and to bring it to every other node. */
  record Broadcast(long message) implements Predefined {}

  record BroadcastOk() implements Predefined {}

  /** Asks a node for all values that it has. */
  record Read() implements Predefined {}

  record ReadOk(List<Long> messages) implements Predefined {
    public ReadOk {
      messages = List.copyOf(messages);
    }
  }

  /**
   * The reply to a request that failed. {@link ErrorCode} lists the codes of the protocol.
   *
   * @param text why it failed, for people; empty if the message has none, which the protocol
   *     permits
   */
  record Error(int code, String text) implements Predefined {
    public Error(ErrorCode code, String text) {
      this(code.code(), text);
    }
  }

  /**
   * A body whose type is not predefined, as the codec reads it. The node binds it to its program's
   * record for that type, if there is one.
   *
   * @param fields the fields except the type and the ids, as JSON values: maps, lists, strings,
   *     booleans, null and longs. Any other number is an object that holds the number's text
   */
  record Unbound(String type, Map<String, Object> fields) implements Body {
    public Unbound {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The body for a node whose program has no record of this type. */
    public Unreadable unknown() {
      String text = "no message is of the type " + Fields.text(type);
      return new Unreadable(type, new Error(ErrorCode.NOT_SUPPORTED, text));
    }
  }

  /**
   * A body that the codec can't read, because a field is missing or wrong. It is never sent.
   *
   * @param type the body's type; empty if it has none
   * @param problem the error with which to reply to a request that has this body
   */
  record Unreadable(String type, Error problem) implements Body {}
}
