package glomers.docs;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Compares a text that a page shows, line by line, with the text that it should show. */
final class Difference {
  private Difference() {}

  /**
   * The first line that differs, in a sentence with its place; empty if the texts are equal.
   *
   * @param place the place of a line, which is counted from 0
   */
  static Optional<String> of(String shown, String right, IntFunction<String> place) {
    List<String> lines = shown.lines().toList();
    List<String> due = right.lines().toList();
    int line = 0;
    while (line < lines.size() && line < due.size() && lines.get(line).equals(due.get(line))) {
      line++;
    }
    return lines.equals(due)
        ? Optional.empty()
        : Optional.of(
            "%s: here is %s, and a run gives %s"
                .formatted(place.apply(line), line(lines, line), line(due, line)));
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? '"' + lines.get(index) + '"' : "nothing more";
  }
}
