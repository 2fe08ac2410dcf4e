package glomers.common.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message says. Maelstrom's messages for the broadcast workload are below, on one page: the
 * {@linkplain Predefined predefined} ones. A program adds messages of its own, each as a record:
 *
 * <pre>{@code
 * record Gossip(List<Long> messages) implements Body {}
 *
 * node.on(Gossip.class, request -> values.addAll(request.body().messages()));
 * node.send("n1", new Gossip(List.of(7L))); // {"type":"gossip","messages":[7]}
 * }</pre>
 *
 * <p>A record's components are the body's fields, and its name is the body's {@code type}. On the
 * wire both are in snake case: {@code nodeId} is {@code node_id}, and {@code BroadcastOk} is {@code
 * broadcast_ok}. The ids of a body ({@code msg_id}, {@code in_reply_to}) belong to the {@linkplain
 * Message envelope}, and the runtime sets them.
 *
 * <p>A component of a program's own record is a number, string, boolean, enum, list, map, another
 * record, or an {@code Optional} of these: whatever Jackson's data binding can write and read. All
 * but {@code Optional} components must be there and not null. A node sends what the record holds at
 * that moment, and each receiver gets a record of its own, as if it came over a network.
 *
 * <p>The predefined bodies are immutable and safe to share between threads.
 */
public interface Body {

  /** The messages that Maelstrom defines. The interface is sealed: there are no others. */
  sealed interface Predefined extends Body {}

  /** The first message a node gets: who it is, and who is in the cluster (itself included). */
  record Init(String nodeId, List<String> nodeIds) implements Predefined {
    public Init {
      nodeIds = List.copyOf(nodeIds);
    }
  }

  record InitOk() implements Predefined {}

  /** Maelstrom's suggestion of who should talk to whom: each node's neighbours. */
  record Topology(Map<String, List<String>> topology) implements Predefined {
    public Topology {
      topology = Collections.unmodifiableMap(new LinkedHashMap<>(topology)); // keeps its order
    }
  }

  record TopologyOk() implements Predefined {}

  /** Asks a node to take a value and see that every node gets it. */
  record Broadcast(long message) implements Predefined {}

  record BroadcastOk() implements Predefined {}

  /** Asks a node for all the values it has. */
  record Read() implements Predefined {}

  record ReadOk(List<Long> messages) implements Predefined {
    public ReadOk {
      messages = List.copyOf(messages);
    }
  }

  /**
   * The answer to a request that failed; {@link ErrorCode} lists the codes of the protocol.
   *
   * @param text why it failed, for people; the protocol lets it be left out, and then it is empty
   */
  record Error(int code, String text) implements Predefined {
    public Error(ErrorCode code, String text) {
      this(code.code(), text);
    }
  }

  /**
   * A body of a type that is not predefined, as the codec reads it. The node binds it to its
   * program's record for that type, if there is one.
   *
   * @param fields the fields without the type and the ids, as JSON values: maps, lists, strings,
   *     booleans, null, longs; any other number is an object that knows the number's text
   */
  record Unbound(String type, Map<String, Object> fields) implements Body {
    public Unbound {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What it is to a node whose program has no record for it. */
    public Unreadable unknown() {
      String text = "no message is of the type " + Fields.text(type);
      return new Unreadable(type, new Error(ErrorCode.NOT_SUPPORTED, text));
    }
  }

  /**
   * What the codec makes of a body that it can't read: one with a missing or wrong field. It never
   * goes out.
   *
   * @param type the body's type, empty if it had none
   * @param problem the error that a request with this body deserves
   */
  record Unreadable(String type, Error problem) implements Body {}
}
