package glomers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Checks the links of a page. */
final class Links {
  /** The addresses of other sites that the pages may name, one a line. */
  private static final Path KNOWN = Path.of("src/test/resources/links.txt");

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)|<(https?:[^>\\s]+)>");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");

  private Links() {}

  /**
   * A sentence for each link of a page that leads nowhere, with its place: to a file that is not
   * there, to a heading that the file does not have, or to an address that is not in the list of
   * known ones.
   */
  static List<String> problems(Page page) throws IOException {
    List<String> problems = new ArrayList<>();
    for (MatchResult link : in(page)) {
      String target = target(link);
      problem(page, target)
          .ifPresent(why -> problems.add(page.place(page.lineAt(link.start())) + ": " + why));
    }
    return problems;
  }

  /** The links of a page; its blocks have none. */
  static List<MatchResult> in(Page page) {
    String prose = FENCED.matcher(page.text()).replaceAll(Links::blank);
    return LINK.matcher(prose).results().toList();
  }

  /** A found text as blanks, so that the places of all other texts stay the same. */
  static String blank(MatchResult found) {
    return found.group().replaceAll("[^\\n]", " ");
  }

  static String target(MatchResult link) {
    return link.group(1) != null ? link.group(1) : link.group(2);
  }

  private static Optional<String> problem(Page page, String target) throws IOException {
    if (target.matches("https?:.*")) {
      Set<String> known = Set.copyOf(Files.readAllLines(KNOWN));
      return known.contains(target)
          ? Optional.empty()
          : Optional.of(target + " is not in docs/" + KNOWN + "; open it, and add it there");
    }
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]).normalize();
    if (!Files.exists(file)) {
      return Optional.of("there is no file " + PagesTest.HOME.relativize(file));
    }
    if (parts.length == 2) {
      String text = file.equals(page.path()) ? page.text() : Files.readString(file);
      if (!anchors(text).contains(parts[1])) {
        return Optional.of(PagesTest.HOME.relativize(file) + " has no heading #" + parts[1]);
      }
    }
    return Optional.empty();
  }

  /** The anchors that GitHub makes of the headings of a page. */
  static List<String> anchors(String text) {
    return HEADING
        .matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
