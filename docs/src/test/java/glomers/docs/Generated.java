package glomers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * A piece of a page that a test writes, between the lines {@code <!-- name -->} and {@code <!--
 * /name -->}.
 */
record Generated(Page page, String name) {

  /** What is wrong on the page: the first line that differs, with its place. */
  Optional<String> problem(String right) {
    int first = page.lineAt(start());
    return Difference.of(shown(), right, line -> page.place(first + line));
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
}
