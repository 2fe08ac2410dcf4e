package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A term of the glossary is explained, or linked to the glossary, where the chapters first use it.
 */
class TermsTest {
  private static final Pattern TERM = Pattern.compile("(?m)^### (.+)$");

  /** Terms that are also plain English words, which the chapters use in that sense, too. */
  private static final Set<String> PLAIN =
      Set.of(
          "known",
          "late",
          "loss",
          "lost",
          "ok",
          "part",
          "pause",
          "process",
          "quiet",
          "recovery",
          "schedule",
          "slow",
          "stable",
          "target");

  /** Blocks, code spans, headings and the targets of links: they contain no prose. */
  private static final Pattern NO_PROSE =
      Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`|^#[^\n]*$|]\\([^)]*\\)");

  @Test
  void a_term_is_linked_to_the_glossary_in_the_paragraph_that_first_uses_it() throws IOException {
    List<Page> chapters = ChaptersTest.pages();
    List<String> problems = new ArrayList<>();
    for (String term : terms()) {
      if (!PLAIN.contains(term)) {
        chapters.stream()
            .flatMap(page -> place(page, term).stream())
            .findFirst()
            .filter(place -> !place.isLinked())
            .ifPresent(
                place ->
                    problems.add(
                        place.place
                            + ": "
                            + term
                            + " is used, and no link to the glossary is in its paragraph or before"));
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void a_term_without_its_link_is_found() throws IOException {
    Page page = ChaptersTest.pages().get(0);
    Page without =
        new Page(page.path(), page.text().replace("(glossary.md#seed)", "(glossary.md)"));
    assertThat(place(page, "seed").orElseThrow().isLinked()).isTrue();
    assertThat(place(without, "seed").orElseThrow().isLinked()).isFalse();
  }

  private record Place(String place, boolean isLinked) {}

  /** Where a page first uses a term in its prose. */
  private static Optional<Place> place(Page page, String term) {
    String prose =
        NO_PROSE.matcher(page.text()).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
    Matcher use =
        Pattern.compile("(?i)\\b(?<!stable\\s)" + term.replace(" ", "\\s+") + "(e?s)?\\b")
            .matcher(prose);
    if (!use.find()) {
      return Optional.empty();
    }
    int end = page.text().indexOf("\n\n", use.end());
    String anchor = "glossary.md#" + term.toLowerCase(Locale.ROOT).replace(' ', '-') + ")";
    return Optional.of(
        new Place(
            page.place(page.lineAt(use.start())), page.text().substring(0, end).contains(anchor)));
  }

  private static List<String> terms() throws IOException {
    String glossary = Page.of(PagesTest.HOME.resolve("docs/glossary.md")).text();
    return TERM.matcher(glossary)
        .results()
        .map(term -> term.group(1))
        .filter(term -> !term.contains(","))
        .toList();
  }
}
