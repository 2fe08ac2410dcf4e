package glomers.workbench.explore;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Renames the {@code msg_id}s of one node. A node numbers its requests in order, so the id of a
 * request depends on the requests before it. That makes no difference to the receiver, which only
 * returns the id. Here the id depends only on the receiver, the body, and how many such requests
 * came before. Not thread-safe.
 */
final class MessageIds {
  private final EventInterner inputs;
  private final Map<Request, Integer> counts = new LinkedHashMap<>();
  private final Map<Long, Long> ownIds = new LinkedHashMap<>();

  MessageIds(EventInterner inputs) {
    this.inputs = inputs;
  }

  /** Renames the id in a message from the node. */
  Message outward(Message message) {
    if (message.msgId().isEmpty()) {
      return message;
    }
    Request request = new Request(message.dest(), message.body());
    int count = counts.merge(request, 1, Integer::sum);
    long id = inputs.idOf(message.src(), message.dest(), message.body(), count);
    ownIds.put(id, message.msgId().getAsLong());
    return new Message(
        message.src(), message.dest(), OptionalLong.of(id), message.inReplyTo(), message.body());
  }

  /** Restores the node's own id in a message to the node. */
  Message inward(Message message) {
    if (message.inReplyTo().isEmpty()) {
      return message;
    }
    long id = message.inReplyTo().getAsLong();
    long own = ownIds.getOrDefault(id, -1L); // a reply to no request of the node stays one
    return new Message(
        message.src(), message.dest(), message.msgId(), OptionalLong.of(own), message.body());
  }

  private record Request(String dest, Body body) {}
}
