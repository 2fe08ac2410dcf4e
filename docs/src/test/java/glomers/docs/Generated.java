package glomers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * A piece of a page that a test writes, between the lines {@code <!-- name -->} and {@code <!--
 * /name -->}.
 */
record Generated(Page page, String name) {

  /** What is wrong on the page: the first line that differs, with its place. */
  Optional<String> problem(String right) {
    List<String> shown = shown().lines().toList();
    List<String> due = right.lines().toList();
    int line = 0;
    while (line < shown.size() && line < due.size() && shown.get(line).equals(due.get(line))) {
      line++;
    }
    return shown.equals(due)
        ? Optional.empty()
        : Optional.of(
            "%s: the page shows %s, and a run gives %s"
                .formatted(
                    page.place(page.lineAt(start()) + line), line(shown, line), line(due, line)));
  }

  /** Replaces the piece on the page. */
  void rewrite(String right) throws IOException {
    String text = page.text();
    Files.writeString(page.path(), text.substring(0, start()) + right + text.substring(end()));
  }

  String shown() {
    return page.text().substring(start(), end());
  }

  private int start() {
    return position("<!-- " + name + " -->\n") + name.length() + "<!--  -->\n".length();
  }

  private int end() {
    return position("<!-- /" + name + " -->\n");
  }

  private int position(String mark) {
    int position = page.text().indexOf(mark);
    if (position < 0) {
      throw new AssertionError(page.name() + " does not have the line " + mark.strip());
    }
    return position;
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? '"' + lines.get(index) + '"' : "nothing more";
  }
}
