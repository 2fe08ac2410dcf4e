package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that the pages show without output: a shell and the workbench can parse them. */
@Tag("any-jdk")
class CommandsTest {
  /** A command of the workbench, up to the end of a line, the end of a code span, or a pipe. */
  private static final Pattern COMMAND = Pattern.compile("\\./glomers ([a-z][a-z-]*)([^`\n|>]*)");

  private static final Pattern FLAG = Pattern.compile("(?<= )--?[a-z][a-z-]*");

  @TempDir Path directory;

  static Stream<Fence> scripts() throws IOException {
    return Fence.all().stream().filter(fence -> fence.info().equals("sh"));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void a_shell_parses_every_script(Fence script) throws Exception {
    Path file = Files.writeString(directory.resolve("script"), script.text());
    assertThat(new ProcessBuilder("bash", "-n", file.toString()).inheritIO().start().waitFor())
        .as(script.text())
        .isZero();
  }

  @Test
  void every_command_of_the_workbench_has_the_flags_that_the_pages_give_it() throws Exception {
    Map<String, Set<String>> shown = new TreeMap<>();
    for (Path page : PagesTest.pages()) {
      for (MatchResult command : COMMAND.matcher(Files.readString(page)).results().toList()) {
        String words = command.group(2).replaceAll(" -- .*", "");
        Set<String> flags =
            FLAG.matcher(words).results().map(MatchResult::group).collect(Collectors.toSet());
        shown.computeIfAbsent(command.group(1), name -> new TreeSet<>()).addAll(flags);
      }
    }
    assertThat(shown).hasSizeGreaterThan(5);
    Shell shell = Shell.in(directory, Optional.empty());
    for (Map.Entry<String, Set<String>> command : shown.entrySet()) {
      String help = shell.run("./glomers help " + command.getKey());
      List<String> has = FLAG.matcher(help).results().map(MatchResult::group).toList();
      assertThat(help).startsWith("Usage: glomers " + command.getKey());
      assertThat(has).as(command.getKey()).containsAll(command.getValue());
    }
  }
}
