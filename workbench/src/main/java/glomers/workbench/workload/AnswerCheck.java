package glomers.workbench.workload;

import glomers.common.protocol.Body;
import glomers.workbench.network.Packet;
import java.util.Optional;

/**
 * Checks a reply that is not an error. It must have the expected type and, as in Maelstrom, no
 * unknown keys in its body. Only {@code init_ok} may have further keys. Thread-safe.
 */
public final class AnswerCheck {
  private AnswerCheck() {}

  /**
   * An error in a reply. Immutable.
   *
   * @param kind an identifier for programs
   * @param text a description for people that follows the node's name
   */
  public record Violation(String kind, String text) {}

  /**
   * Checks a reply.
   *
   * @param request the type of the request
   * @return the first error; empty if there is none
   */
  public static Optional<Violation> check(String request, Packet answer) {
    String expected = request + "_ok";
    if (!answer.type().equals(expected)) {
      String type = answer.type().isEmpty() ? "without a type" : "of the type " + answer.type();
      return violation(
          "wrong-reply-type",
          "answered %s with a message %s, not %s: %s",
          request,
          type,
          expected,
          answer.bodyText());
    }
    // Avoids decoding a long list.
    boolean hasValues = request.equals("read") && answer.shown().isPresent();
    if (!hasValues && answer.body() instanceof Body.Unreadable unreadable) {
      return violation(
          request.equals("read") ? "read-without-messages" : "malformed-reply",
          "answered %s with what is no %s: %s: %s",
          request,
          expected,
          unreadable.problem().text(),
          answer.bodyText());
    }
    return request.equals("init") ? Optional.empty() : furtherKey(request, expected, answer);
  }

  private static Optional<Violation> furtherKey(String request, String expected, Packet answer) {
    boolean strayMessages = answer.hasMessages() && !request.equals("read");
    Optional<String> key = strayMessages ? Optional.of("messages") : answer.bodyKey();
    if (key.isPresent()) {
      return violation(
          "malformed-reply",
          "answered %s with a %s that has the key \"%s\", which Maelstrom refuses there: %s",
          request,
          expected,
          key.get(),
          answer.bodyText());
    }
    return answer.hasOddMsgId()
        ? violation(
            "malformed-reply",
            "answered %s with a %s whose msg_id is no whole number, which Maelstrom refuses: %s",
            request,
            expected,
            answer.bodyText())
        : Optional.empty();
  }

  private static Optional<Violation> violation(String kind, String format, Object... args) {
    return Optional.of(new Violation(kind, String.format(format, args)));
  }
}
