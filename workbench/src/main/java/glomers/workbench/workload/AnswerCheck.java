package glomers.workbench.workload;

import glomers.common.protocol.Body;
import glomers.workbench.network.Packet;
import java.util.Optional;

/**
 * What a client wants of an answer that is no error: the type that is due, and, as Maelstrom has
 * it, nothing in the body that does not belong there. Only {@code init_ok} may have more.
 */
public final class AnswerCheck {
  private AnswerCheck() {}

  /**
   * What is wrong with an answer.
   *
   * @param kind in a word for programs
   * @param text in words for people, after the node's name
   */
  public record Violation(String kind, String text) {}

  /**
   * Looks at an answer.
   *
   * @param request the type of what was asked
   * @return empty if nothing is wrong with it
   */
  public static Optional<Violation> check(String request, Packet answer) {
    String due = request + "_ok";
    if (!answer.type().equals(due)) {
      String type = answer.type().isEmpty() ? "without a type" : "of the type " + answer.type();
      return fault(
          "wrong-reply-type",
          "answered %s with a message %s, not %s: %s",
          request,
          type,
          due,
          answer.bodyText());
    }
    boolean shows = request.equals("read") && answer.shown().isPresent(); // a list may be long
    if (!shows && answer.body() instanceof Body.Unreadable unreadable) {
      return fault(
          request.equals("read") ? "read-without-messages" : "malformed-reply",
          "answered %s with what is no %s: %s: %s",
          request,
          due,
          unreadable.problem().text(),
          answer.bodyText());
    }
    return request.equals("init") ? Optional.empty() : furtherKey(request, due, answer);
  }

  private static Optional<Violation> furtherKey(String request, String due, Packet answer) {
    boolean strayMessages = answer.hasMessages() && !request.equals("read");
    Optional<String> key = strayMessages ? Optional.of("messages") : answer.bodyKey();
    if (key.isPresent()) {
      return fault(
          "malformed-reply",
          "answered %s with a %s that has the key \"%s\", which Maelstrom refuses there: %s",
          request,
          due,
          key.get(),
          answer.bodyText());
    }
    return answer.hasOddMsgId()
        ? fault(
            "malformed-reply",
            "answered %s with a %s whose msg_id is no whole number, which Maelstrom refuses: %s",
            request,
            due,
            answer.bodyText())
        : Optional.empty();
  }

  private static Optional<Violation> fault(String kind, String format, Object... args) {
    return Optional.of(new Violation(kind, String.format(format, args)));
  }
}
