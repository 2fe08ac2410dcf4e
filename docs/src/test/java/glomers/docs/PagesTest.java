package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every listing on the pages is code of the workbook. */
class PagesTest {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LISTING = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("docs"))) {
      return Stream.concat(files, Stream.of(HOME.resolve("README.md")))
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_listing_is_a_piece_of_a_source_file_to_the_letter(Path page) throws IOException {
    List<String> sources = sources();
    LISTING
        .matcher(Files.readString(page))
        .results()
        .map(listing -> listing.group(1).stripTrailing())
        .forEach(listing -> assertThat(sources).as(listing).anyMatch(s -> s.contains(listing)));
  }

  @Test
  void the_lessons_have_listings_to_check() throws IOException {
    long listings = 0;
    for (Path page : pages()) {
      listings += LISTING.matcher(Files.readString(page)).results().count();
    }
    assertThat(listings).isGreaterThan(10);
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files =
        Stream.of("common", "part-3a", "part-3b", "part-3c", "workbench")
            .map(module -> HOME.resolve(module).resolve("src"))
            .flatMap(PagesTest::walk)) {
      return files.filter(file -> file.toString().endsWith(".java")).map(PagesTest::read).toList();
    }
  }

  private static Stream<Path> walk(Path directory) {
    try {
      return Files.walk(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
