package glomers.workbench.scenario;

import glomers.common.io.Printable;
import java.util.Optional;

/**
 * Something that a test came upon and that a verdict alone would not tell.
 *
 * @param kind what it is, in a word for programs
 * @param node whom it concerns, if one in particular
 * @param message what it is, in words for people
 */
public record Finding(String kind, Optional<String> node, String message) {
  /** The longest message, in characters: it may quote what a node wrote. */
  private static final int MAX_CHARS = 4000;

  public Finding {
    message = Printable.text(message, MAX_CHARS);
  }
}
