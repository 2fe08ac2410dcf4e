package glomers.workbench.finding;

import glomers.common.io.Printable;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a test came upon and that a verdict alone would not tell. Immutable.
 *
 * @param kind what it is, in a word for programs
 * @param node whom it concerns, if one in particular
 * @param message what it is, in words for people
 */
public record Finding(String kind, Optional<String> node, String message) {
  /** The longest message, in characters: it may quote what a node wrote. */
  private static final int MAX_CHARS = 4000;

  /** What a real Maelstrom refuses, or takes for no answer. */
  private static final Set<String> AGAINST_THE_PROTOCOL =
      Set.of("wrong-src", "wrong-reply-type", "malformed-reply", "read-without-messages");

  public Finding {
    message = Printable.text(message, MAX_CHARS);
  }

  /** Whether a test with it is invalid, so that nothing passes here that would not pass there. */
  public boolean isAgainstTheProtocol() {
    return AGAINST_THE_PROTOCOL.contains(kind);
  }
}
