package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The table of contents lists the chapters, and each chapter leads to the next and previous one.
 */
class ChaptersTest {
  private static final Pattern ENTRY = Pattern.compile("(?m)^(\\d+)\\. \\[([^]]+)]\\(([^)]+)\\): ");

  private static final Pattern MESSAGE = Pattern.compile("(?m)^\\| `glomers: ([^`]+)` \\|");

  private record Chapter(int number, String title, String file) {
    String link() {
      return "[" + number + ". " + title + "](" + file + ")";
    }
  }

  @Test
  void every_chapter_has_its_title_and_its_neighbours_in_its_first_lines_and_its_last()
      throws IOException {
    List<Chapter> chapters = chapters();
    assertThat(chapters).extracting(Chapter::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    for (Chapter chapter : chapters) {
      Page page = Page.of(PagesTest.HOME.resolve("docs").resolve(chapter.file));
      List<String> lines = page.lines();
      String neighbours = neighbours(chapters, chapter.number - 1);
      assertThat(lines.get(0))
          .as(page.place(1))
          .isEqualTo("# " + chapter.number + ". " + chapter.title);
      assertThat(lines.get(2)).as(page.place(3)).isEqualTo(neighbours);
      assertThat(lines.get(lines.size() - 1)).as(page.place(lines.size())).isEqualTo(neighbours);
    }
  }

  @Test
  void every_page_is_in_the_table_of_contents() throws IOException {
    Page contents = Page.of(PagesTest.HOME.resolve("docs/README.md"));
    for (Page page : Page.all()) {
      String name = page.path().getFileName().toString();
      if (!name.equals("README.md")) {
        assertThat(contents.text()).as(page.name()).contains(name + ")");
      }
    }
  }

  @Test
  void the_messages_in_the_chapter_on_setting_up_are_those_of_the_launcher() throws IOException {
    String launcher = Files.readString(PagesTest.HOME.resolve("glomers")).replace("$java", "java");
    List<String> messages =
        MESSAGE.matcher(pages().get(0).text()).results().map(message -> message.group(1)).toList();
    assertThat(messages)
        .hasSize(3)
        .allSatisfy(message -> assertThat(launcher).contains("die \"" + message));
  }

  /** The chapters in the order in which they are read. */
  static List<Page> pages() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Chapter chapter : chapters()) {
      pages.add(Page.of(PagesTest.HOME.resolve("docs").resolve(chapter.file)));
    }
    return pages;
  }

  private static List<Chapter> chapters() throws IOException {
    return ENTRY
        .matcher(Page.of(PagesTest.HOME.resolve("docs/README.md")).text())
        .results()
        .map(entry -> new Chapter(Integer.parseInt(entry.group(1)), entry.group(2), entry.group(3)))
        .toList();
  }

  private static String neighbours(List<Chapter> chapters, int index) {
    List<String> links = new ArrayList<>(List.of("[Contents](README.md)"));
    if (index > 0) {
      links.add("previous: " + chapters.get(index - 1).link());
    }
    if (index < chapters.size() - 1) {
      links.add("next: " + chapters.get(index + 1).link());
    }
    return String.join(" · ", links);
  }
}
