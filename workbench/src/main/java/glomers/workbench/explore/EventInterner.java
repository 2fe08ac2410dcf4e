package glomers.workbench.explore;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives everything that can come to a node a number: equal messages have the same one, because
 * nobody can tell them apart. Not thread-safe.
 */
final class EventInterner {
  /** The next timer of a node fires. */
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

  /** The number of a node's request: of its {@code count}th with this body to this node. */
  long idOf(String src, String dest, Body body, int count) {
    Request request = new Request(src, dest, body, count);
    Long id = requestIds.putIfAbsent(request, requestIds.size() + 1L);
    return id == null ? requestIds.size() : id;
  }

  /** The message of that number, which is not {@link #TIMER}. */
  Message message(int input) {
    return messages.get(input - 1).message;
  }

  /** The place of the node that sent it; negative for a client. */
  int src(int input) {
    return messages.get(input - 1).src;
  }

  /** The place of the node that it goes to. */
  int dest(int input) {
    return messages.get(input - 1).dest;
  }

  private record Request(String src, String dest, Body body, int count) {}

  private record Known(Message message, int src, int dest) {}
}
