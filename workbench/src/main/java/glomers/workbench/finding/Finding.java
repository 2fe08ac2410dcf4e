package glomers.workbench.finding;

import glomers.common.io.Printable;
import java.util.Optional;
import java.util.Set;

/**
 * An observation in a test that the verdict alone does not show. Immutable.
 *
 * @param kind an identifier for programs
 * @param node the node that it is about, if there is a single one
 * @param message a description for people
 */
public record Finding(String kind, Optional<String> node, String message) {
  /**
   * The maximum length of a message, in characters. It is limited because a message may quote a
   * node's output.
   */
  private static final int MAX_CHARS = 4000;

  /** Kinds for which the real Maelstrom fails the test, or does not accept the reply. */
  private static final Set<String> AGAINST_THE_PROTOCOL =
      Set.of("wrong-src", "wrong-reply-type", "malformed-reply", "read-without-messages");

  public Finding {
    message = Printable.text(message, MAX_CHARS);
  }

  /**
   * Whether a test with it is invalid. A program that the real Maelstrom would fail must not pass
   * here.
   */
  public boolean isAgainstTheProtocol() {
    return AGAINST_THE_PROTOCOL.contains(kind);
  }
}
