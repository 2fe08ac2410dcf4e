package glomers.workbench.explore;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers all inputs of nodes. Equal messages have the same number, because no node can tell them
 * apart. Not thread-safe.
 */
final class EventInterner {
  /** The number of the input "the node's next timer fires". */
  static final int TIMER = 0;

  private final List<String> nodeIds;
  private final Map<Message, Integer> numbers = new LinkedHashMap<>();
  private final List<Known> messages = new ArrayList<>();

  private final Map<Request, Long> requestIds = new LinkedHashMap<>();

  EventInterner(List<String> nodeIds) {
    this.nodeIds = nodeIds;
  }

  int of(Message message) {
    Integer known = numbers.putIfAbsent(message, messages.size() + 1);
    if (known == null) {
      int src = nodeIds.indexOf(message.src());
      messages.add(new Known(message, src, nodeIds.indexOf(message.dest())));
      return messages.size();
    }
    return known;
  }

  /** The {@code msg_id} of a node's request: of its {@code count}th with this body to this node. */
  long idOf(String src, String dest, Body body, int count) {
    Request request = new Request(src, dest, body, count);
    Long id = requestIds.putIfAbsent(request, requestIds.size() + 1L);
    return id == null ? requestIds.size() : id;
  }

  /** The message with a number, which must not be {@link #TIMER}. */
  Message message(int input) {
    return messages.get(input - 1).message;
  }

  /** The index of the node that sent a message; negative for a client. */
  int src(int input) {
    return messages.get(input - 1).src;
  }

  /** The index of the node that a message is sent to. */
  int dest(int input) {
    return messages.get(input - 1).dest;
  }

  private record Request(String src, String dest, Body body, int count) {}

  private record Known(Message message, int src, int dest) {}
}
