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
      Pattern.compile("\\[[\\w-]+(?:\\.\\w+)?]\\(([^)]+)\\)(?:,\\s| is\\s| has\\s)(\\d+)\\slines");

  /** "[X.java](path), 50 lines: 7 fewer than [Y.java](path)". */
  static final Pattern COMPARISON =
      Pattern.compile(
          "]\\(([^)]+)\\),\\s\\d+\\slines:\\s(\\d+)\\s(more|fewer)\\sthan\\s\\[[^]]+]\\(([^)]+)\\)");

  private LineCounts() {}

  /** A sentence for each number that is wrong, with its place. */
  static List<String> problems(Page page) throws IOException {
    List<String> problems = new ArrayList<>();
    for (MatchResult count : COUNT.matcher(page.text()).results().toList()) {
      check(page, count.group(1), lines(page, count.group(1)), count, problems);
    }
    for (MatchResult count : COMPARISON.matcher(page.text()).results().toList()) {
      int more = lines(page, count.group(1)) - lines(page, count.group(4));
      check(page, count.group(1), count.group(3).equals("more") ? more : -more, count, problems);
    }
    return problems;
  }

  private static void check(
      Page page, String file, int lines, MatchResult count, List<String> problems) {
    if (lines != Integer.parseInt(count.group(2))) {
      problems.add(
          "%s: the page says %s lines of %s, and there are %d"
              .formatted(page.place(page.lineAt(count.start(2))), count.group(2), file, lines));
    }
  }

  private static int lines(Page page, String file) throws IOException {
    Path path = page.path().resolveSibling(file).normalize();
    return Files.exists(path) ? Files.readAllLines(path).size() : 0;
  }
}
