package glomers.workbench.program;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A problem at one place of a source file. Immutable.
 *
 * @param file the source file; empty if the problem is of no file
 * @param line the number of the line, from 1; 0 if the problem is of no line
 * @param column the column, from 1, where a tab ends at a multiple of 8; 0 if it is of no line
 * @param message the problem; the first line says it in short
 * @param sourceLine the line, with its tabs as spaces; empty if it is of no line
 */
public record SourceProblem(
    Optional<Path> file, int line, int column, String message, String sourceLine) {
  private static final int TAB = 8;

  /**
   * In the form of the Java compiler: file, line, message, the line, and a caret below the place.
   */
  public String text() {
    String[] parts = message.split("\n", 2);
    StringBuilder text = new StringBuilder();
    file.ifPresent(path -> text.append(path).append(':'));
    if (line > 0) {
      text.append(line).append(':');
    }
    text.append(text.isEmpty() ? "" : " ").append("error: ").append(parts[0]);
    if (line > 0) {
      text.append('\n').append(sourceLine);
      text.append('\n').append(" ".repeat(Math.max(0, column - 1))).append('^');
    }
    if (parts.length > 1) {
      text.append('\n').append(parts[1]);
    }
    return text.toString();
  }

  /** A problem at a place of a source file. */
  static SourceProblem at(SourceFile source, long line, long column, String message) {
    String text = source.text().lines().skip(line - 1).findFirst().orElse("");
    return new SourceProblem(
        Optional.of(source.path()), (int) line, (int) column, message, expand(text));
  }

  /** A problem of no place. */
  static SourceProblem of(String message) {
    return new SourceProblem(Optional.empty(), 0, 0, message, "");
  }

  private static String expand(String line) {
    StringBuilder expanded = new StringBuilder();
    for (char next : line.toCharArray()) {
      expanded.append(next == '\t' ? " ".repeat(TAB - expanded.length() % TAB) : next);
    }
    return expanded.toString();
  }
}
