package glomers.common.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message says: the whole vocabulary of Maelstrom's broadcast workload, on one page.
 *
 * <p>A record's components are the body's fields, and its name is the body's {@code type}, both as
 * they are on the wire but for their spelling ({@code nodeId} is {@code node_id}, and {@code
 * BroadcastOk} is {@code broadcast_ok}). The ids of a body ({@code msg_id}, {@code in_reply_to})
 * belong to the {@linkplain Message envelope} and are the runtime's affair. To add a message, add a
 * record here, and its fields to {@link BodyFormat}.
 *
 * <p>All bodies are immutable and safe to share between threads.
 */
public sealed interface Body {

  /** The first message a node gets: who it is, and who is in the cluster (itself included). */
  record Init(String nodeId, List<String> nodeIds) implements Body {
    public Init {
      nodeIds = List.copyOf(nodeIds);
    }
  }

  record InitOk() implements Body {}

  /** Maelstrom's suggestion of who should talk to whom: each node's neighbours. */
  record Topology(Map<String, List<String>> topology) implements Body {
    public Topology {
      topology = Collections.unmodifiableMap(new LinkedHashMap<>(topology)); // keeps its order
    }
  }

  record TopologyOk() implements Body {}

  /** Asks a node to take a value and see that every node gets it. */
  record Broadcast(long message) implements Body {}

  record BroadcastOk() implements Body {}

  /** Asks a node for all the values it has. */
  record Read() implements Body {}

  record ReadOk(List<Long> messages) implements Body {
    public ReadOk {
      messages = List.copyOf(messages);
    }
  }

  /**
   * The answer to a request that failed; {@link ErrorCode} lists the codes of the protocol.
   *
   * @param text why it failed, for people; the protocol lets it be left out, and then it is empty
   */
  record Error(int code, String text) implements Body {
    public Error(ErrorCode code, String text) {
      this(code.code(), text);
    }
  }

  /**
   * What the codec makes of a body that it can't read: of an unknown type, or with a missing or
   * wrong field. It never goes out.
   *
   * @param type the body's type, empty if it had none
   * @param problem the error that a request with this body deserves
   */
  record Unreadable(String type, Error problem) implements Body {}
}
