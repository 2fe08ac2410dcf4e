package glomers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Checks the numbers of lines that a page states for files which it links to. */
final class LineCounts {
  static final Pattern COUNT =
      Pattern.compile("\\[\\w+(?:\\.\\w+)?]\\(([^)]+)\\)(?:,\\s| is\\s| has\\s)(\\d+)\\slines");

  private LineCounts() {}

  /** A sentence for each number that is wrong, with its place. */
  static List<String> problems(Page page) throws IOException {
    List<String> problems = new ArrayList<>();
    for (MatchResult count : COUNT.matcher(page.text()).results().toList()) {
      Path file = page.path().resolveSibling(count.group(1)).normalize();
      int lines = Files.exists(file) ? Files.readAllLines(file).size() : 0;
      if (lines != Integer.parseInt(count.group(2))) {
        problems.add(
            "%s: %s has %d lines, and the page says %s"
                .formatted(
                    page.place(page.lineAt(count.start(2))),
                    PagesTest.HOME.relativize(file),
                    lines,
                    count.group(2)));
      }
    }
    return problems;
  }
}
