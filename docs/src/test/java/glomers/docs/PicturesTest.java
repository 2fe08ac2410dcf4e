package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures in {@code docs/pictures} are what the commands on the pages draw: beside each
 * picture is the command with {@code --svg} and its path. The property that updates the outputs of
 * the pages ({@link OutputsTest}) updates the pictures, too.
 */
@Tag("any-jdk")
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
      assertThat(problem(drawn.file, Files.readString(drawn.file), Files.readString(fresh)))
          .isEmpty();
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

  @Test
  void a_change_in_any_line_of_a_picture_is_found() throws Exception {
    try (Stream<Path> files = Files.list(PICTURES)) {
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          List<String> changed = new ArrayList<>(lines);
          changed.set(i, lines.get(i) + "~");
          assertThat(
                  problem(file, String.join("\n", changed), String.join("\n", lines)).orElseThrow())
              .startsWith(PagesTest.HOME.relativize(file) + ":" + (i + 1) + ": ");
        }
      }
    }
  }

  /** The first line of a picture that is not as it was drawn, with its place. */
  static Optional<String> problem(Path picture, String shown, String drawn) {
    return Difference.of(
        shown, drawn, line -> PagesTest.HOME.relativize(picture) + ":" + (line + 1));
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
