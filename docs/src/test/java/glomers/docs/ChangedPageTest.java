package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The checks of the pages find one changed character, and name the place: tests of the tests, on
 * copies of the real pages and sources.
 */
@Tag("any-jdk")
class ChangedPageTest {
  @Test
  void a_change_in_any_line_of_a_listing_of_a_chapter_is_found() throws Exception {
    Listings listings = new Listings(Listings.sources());
    int changes = 0;
    for (Page page : Page.all()) {
      for (Fence listing : Listings.of(page)) {
        if (listings.source(listing).isPresent()) {
          for (int i = 0; i < listing.text().lines().count(); i++) {
            int number = listing.line() + i;
            Page changed = page.withLine(number, changed(page.lines().get(number - 1)));
            assertThat(listings.problems(changed))
                .singleElement()
                .asString()
                .startsWith(page.place(number) + ": ");
            changes++;
          }
        }
      }
    }
    assertThat(changes).isGreaterThan(150);
  }

  @Test
  void a_change_in_a_listing_of_no_certain_file_is_found() throws Exception {
    Listings listings = new Listings(Listings.sources());
    for (Page page : Page.all()) {
      for (Fence listing : Listings.of(page)) {
        if (listings.source(listing).isEmpty()) {
          Page changed =
              page.withLine(listing.line(), changed(page.lines().get(listing.line() - 1)));
          assertThat(listings.problems(changed))
              .singleElement()
              .asString()
              .startsWith(listing.place(0) + ": ");
        }
      }
    }
  }

  @Test
  void a_change_in_any_line_of_a_source_that_a_page_lists_is_found() throws Exception {
    Map<String, String> sources = Listings.sources();
    Listings listings = new Listings(sources);
    for (Page page : Page.all()) {
      for (Fence listing : Listings.of(page)) {
        if (listings.source(listing).isPresent()) {
          String file = listings.source(listing).get();
          int at = sources.get(file).indexOf(listing.text().stripTrailing());
          List<String> lines = sources.get(file).lines().toList();
          int first = (int) sources.get(file).substring(0, at).lines().count();
          for (int i = 0; i < listing.text().lines().count(); i++) {
            assertThat(listings.with(file, withLine(lines, first + i)).problems(page))
                .anyMatch(problem -> problem.contains(file + ":"));
          }
        }
      }
    }
  }

  @Test
  void a_line_that_a_chapter_no_longer_shows_is_found() throws Exception {
    Page page = Page.of(PagesTest.HOME.resolve("docs/part-3a.md"));
    Listings listings = new Listings(Listings.sources());
    String program = PagesTest.HOME.relativize(BrokenPart.source(page.path())).toString();
    Fence first = Listings.of(page).get(0);
    Page without = new Page(page.path(), page.text().replace(first.text(), ""));
    assertThat(listings.unlisted(page, program)).isEmpty();
    assertThat(listings.unlisted(without, program))
        .isNotEmpty()
        .allMatch(
            problem -> problem.matches(program + ":\\d+ is in no listing of docs/part-3a.md"));
  }

  @Test
  void a_change_in_any_line_of_an_output_is_found() throws Exception {
    int changes = 0;
    for (Output output : Output.all()) {
      List<String> lines = output.text().lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).matches(" *(stored in|took|\\.\\.\\.).*")) {
          Output wrong =
              new Output(
                  output.fence(),
                  output.command(),
                  withLine(lines, i),
                  output.isReal(),
                  output.index(),
                  "");
          assertThat(wrong.problem(output.text()).orElseThrow())
              .startsWith(output.fence().place(output.index() + i) + ": ");
          changes++;
        }
      }
    }
    assertThat(changes).isGreaterThan(150);
  }

  @Test
  void a_change_in_any_link_is_found() throws Exception {
    int changes = 0;
    for (Page page : Page.all()) {
      for (MatchResult link : Links.in(page)) {
        String target = Links.target(link);
        int end = link.end() - 1;
        String text =
            page.text().substring(0, end - target.length())
                + target.substring(0, target.length() - 1)
                + "~"
                + page.text().substring(end);
        assertThat(Links.problems(new Page(page.path(), text)))
            .singleElement()
            .asString()
            .startsWith(page.place(page.lineAt(link.start())) + ": ");
        changes++;
      }
    }
    assertThat(changes).isGreaterThan(100);
  }

  @Test
  void a_change_in_any_line_that_a_diff_removes_or_keeps_is_found() throws Exception {
    for (Page page : Page.all()) {
      for (Fence diff : BrokenPart.diffs(page)) {
        List<String> lines = diff.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
          if (!lines.get(i).startsWith("+")) {
            int number = diff.line() + i;
            assertThat(BrokenPart.problems(page.withLine(number, changed(lines.get(i)))))
                .singleElement()
                .asString()
                .startsWith(page.place(number) + ": ");
          }
        }
      }
    }
  }

  @Test
  void a_wrong_number_of_lines_is_found() throws Exception {
    int changes = 0;
    for (Page page : Page.all()) {
      for (MatchResult count :
          Stream.of(LineCounts.COUNT, LineCounts.COMPARISON)
              .flatMap(counts -> counts.matcher(page.text()).results())
              .toList()) {
        String text =
            page.text().substring(0, count.end(2)) + "9" + page.text().substring(count.end(2));
        assertThat(LineCounts.problems(new Page(page.path(), text)))
            .singleElement()
            .asString()
            .startsWith(page.place(page.lineAt(count.start(2))) + ": ");
        changes++;
      }
    }
    assertThat(changes).isGreaterThan(5);
  }

  /** The lines with one character of one of them changed. */
  private static String withLine(List<String> lines, int index) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(index, changed(lines.get(index)));
    return String.join("\n", changed) + "\n";
  }

  /** The line with its last letter changed, or with one more if it has none. */
  private static String changed(String line) {
    int last = line.length() - 1;
    while (last >= 0 && !Character.isLetter(line.charAt(last))) {
      last--;
    }
    return last < 0
        ? line + "~"
        : line.substring(0, last)
            + (line.charAt(last) == 'x' ? 'y' : 'x')
            + line.substring(last + 1);
  }
}
