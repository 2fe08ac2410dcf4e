package glomers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the workbook.
 *
 * @param path the place of the page, from which its links lead
 * @param text its text; a test of the checks passes a text with a change
 */
record Page(Path path, String text) {

  static Page of(Path path) throws IOException {
    return new Page(path, Files.readString(path));
  }

  /** All pages. */
  static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Path path : PagesTest.pages()) {
      pages.add(of(path));
    }
    return pages;
  }

  /** The page with another text in one line. */
  Page withLine(int number, String line) {
    List<String> lines = new ArrayList<>(lines());
    lines.set(number - 1, line);
    return new Page(path, String.join("\n", lines) + "\n");
  }

  List<String> lines() {
    return text.lines().toList();
  }

  /** The number of the line that contains the character at this position of the text. */
  int lineAt(int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }

  /** The page and the line as messages name them, such as {@code docs/part-3a.md:57}. */
  String place(int line) {
    return name() + ":" + line;
  }

  /** The name of the page in messages. */
  String name() {
    return PagesTest.HOME.relativize(path).toString();
  }

  @Override
  public String toString() {
    return name();
  }
}
