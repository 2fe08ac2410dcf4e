package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    assertThat(timeless(run(shown.command))).isEqualTo(timeless(shown.text));
  }

  private String run(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8"));
    command.add("-Dglomers.home=" + PagesTest.HOME);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("glomers.workbench.cli.Glomers");
    command.addAll(List.of(arguments.split(" +")));
    Path out = directory.resolve("out");
    new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start()
        .waitFor();
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private static String timeless(String output) {
    return TOOK.matcher(STORED.matcher(output).replaceAll("store/...")).replaceAll("took ...");
  }

  private static String name(Path page) {
    return PagesTest.HOME.relativize(page).toString();
  }
}
