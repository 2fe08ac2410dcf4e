package glomers.workbench.explore;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Other names for the {@code msg_id}s of one node. A node counts its requests, so the same request
 * has another number if it comes before another one or after; to the receiver, who only hands the
 * number back, that is no difference. Here the first request with this body to this node has always
 * the same number, and so has the second. Not thread-safe.
 */
final class MessageIds {
  private final EventInterner inputs;
  private final Map<Request, Integer> counts = new LinkedHashMap<>();
  private final Map<Long, Long> ownIds = new LinkedHashMap<>();

  MessageIds(EventInterner inputs) {
    this.inputs = inputs;
  }

  /** A message of the node, as the others see it. */
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

  /** A message to the node, as it sees it itself. */
  Message inward(Message message) {
    if (message.inReplyTo().isEmpty()) {
      return message;
    }
    long id = message.inReplyTo().getAsLong();
    long own = ownIds.getOrDefault(id, -1L); // an answer to what it never asked stays one
    return new Message(
        message.src(), message.dest(), message.msgId(), OptionalLong.of(own), message.body());
  }

  private record Request(String dest, Body body) {}
}
