package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show of commands that always print the same is what those commands print. */
class OutputsTest {
  /** A block of a page that begins with a command, and goes on with all that it prints. */
  private static final Pattern OUTPUT =
      Pattern.compile("```console\n\\$ \\./glomers (.*)\n((?s:.*?))```");

  /** Where results are kept, and how long it took, are the only things that differ. */
  private static final Pattern STORED = Pattern.compile("store/[\\w-]+/\\d{8}T[\\d.]+Z(-\\d+)?");

  private static final Pattern TOOK = Pattern.compile("took +[\\d.]+ s");

  @TempDir Path directory;

  record Output(String page, String command, String text) {
    @Override
    public String toString() {
      return page + ": ./glomers " + command;
    }
  }

  static Stream<Output> outputs() throws IOException {
    List<Output> outputs = new ArrayList<>();
    for (Path page : PagesTest.pages()) {
      OUTPUT
          .matcher(Files.readString(page))
          .results()
          .map(found -> new Output(name(page), found.group(1), found.group(2)))
          .forEach(outputs::add);
    }
    return outputs.stream();
  }

  @Test
  void there_are_outputs_to_check() throws IOException {
    assertThat(outputs()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void a_command_prints_what_its_page_shows(Output shown) throws Exception {
    assertThat(timeless(CommandRun.of(directory, shown.command.split(" +")).output()))
        .isEqualTo(timeless(shown.text));
  }

  private static String timeless(String output) {
    return TOOK.matcher(STORED.matcher(output).replaceAll("store/...")).replaceAll("took ...");
  }

  private static String name(Path page) {
    return PagesTest.HOME.relativize(page).toString();
  }
}
