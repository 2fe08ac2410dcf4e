package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures in {@code docs/pictures} are what the commands on the pages draw: beside each
 * picture is the command with {@code --svg} and its path. The property that updates the outputs of
 * the pages ({@link OutputsTest}) updates the pictures, too.
 */
class PicturesTest {
  private static final boolean REWRITE = Boolean.getBoolean("glomers.docs.rewrite");
  private static final Path PICTURES = PagesTest.HOME.resolve("docs/pictures");
  private static final Pattern COMMAND =
      Pattern.compile("\\./glomers (simulate [^`\\n]*) --svg (docs/pictures/[a-z0-9-]+\\.svg)");

  @TempDir Path directory;

  private record Drawn(String arguments, Path file) {}

  static Stream<Drawn> drawn() throws IOException {
    return PagesTest.pages().stream()
        .flatMap(page -> COMMAND.matcher(read(page)).results())
        .map(PicturesTest::drawn)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void a_picture_is_what_its_command_draws(Drawn drawn) throws Exception {
    Path fresh = directory.resolve("fresh.svg");
    List<String> arguments =
        Stream.concat(
                Arrays.stream(drawn.arguments.split(" ")), Stream.of("--svg", fresh.toString()))
            .toList();
    CommandRun.of(directory, arguments.toArray(String[]::new));
    if (REWRITE) {
      Files.createDirectories(PICTURES);
      Files.copy(fresh, drawn.file, StandardCopyOption.REPLACE_EXISTING);
    } else {
      assertThat(drawn.file).hasSameTextualContentAs(fresh);
    }
  }

  @Test
  void every_picture_is_shown_on_a_page_and_has_its_command() throws Exception {
    List<Path> known =
        Stream.concat(drawn().map(Drawn::file), Stream.of(SideBySideTest.CHART)).toList();
    String pages = String.join("\n", PagesTest.pages().stream().map(PicturesTest::read).toList());
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file -> {
                assertThat(known).contains(file);
                assertThat(pages).containsPattern("!\\[[^]]{20,}]\\([^)]*" + file.getFileName());
              });
    }
  }

  private static Drawn drawn(MatchResult found) {
    return new Drawn(found.group(1), PagesTest.HOME.resolve(found.group(2)));
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
