package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every listing on the pages is code of the workbook. */
class PagesTest {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("docs"))) {
      return Stream.concat(
              files, Stream.of(HOME.resolve("README.md"), HOME.resolve("CONTRIBUTING.md")))
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  static List<Page> allPages() throws IOException {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("allPages")
  void every_listing_is_a_piece_of_a_source_file_to_the_letter(Page page) throws IOException {
    assertThat(new Listings(Listings.sources()).problems(page)).isEmpty();
  }

  @Test
  void the_lessons_have_listings_to_check() throws IOException {
    assertThat(Page.all()).flatExtracting(Listings::of).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"part-3a", "part-3b", "part-3c"})
  void a_chapter_on_a_part_lists_all_of_its_code(String part) throws IOException {
    Page page = Page.of(HOME.resolve("docs").resolve(part + ".md"));
    Listings listings = new Listings(Listings.sources());
    String program = HOME.relativize(BrokenPart.source(page.path())).toString();
    String main = program.substring(0, program.lastIndexOf('/')) + "/Main.java";
    assertThat(listings.unlisted(page, program)).isEmpty();
    assertThat(listings.unlisted(page, main)).isEmpty();
  }
}
