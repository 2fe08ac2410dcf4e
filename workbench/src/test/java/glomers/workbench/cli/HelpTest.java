package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The help of the command line. */
class HelpTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"test", "simulate", "compare", "analyze", "new", "learn", "bench", "maelstrom"})
  void the_help_of_a_command_has_every_default_and_examples_that_make_sense(String name) {
    CommandLine command = command(name);
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (option.arity().max() > 0 && !option.hidden()) {
        assertThat(String.join(" ", option.description()))
            .as(option.longestName())
            .contains("(default: ");
      }
    }
    List<String> examples =
        command.getUsageMessage().lines().filter(line -> line.contains("./glomers ")).toList();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
    for (String example : examples) {
      String words = example.substring(example.indexOf("./glomers ") + 10).replaceAll(" -- .*", "");
      assertThatCode(() -> all().parseArgs(words.split(" "))).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "simulate", "maelstrom"})
  void it_says_that_a_part_brings_its_challenges_settings_and_what_these_are(String name) {
    assertThat(command(name).getUsageMessage().replaceAll("\\s+", " "))
        .contains("A part brings its challenge's settings with it, faults included")
        .contains("none 5 nodes, 10 s, rate 5 3a 1 node, 20 s, rate 10 3b 5 nodes, 20 s, rate 10 ")
        .contains("3c 5 nodes, 20 s, rate 10, partition every 10 s or so 3d 25 nodes, 20 s, ");
  }

  @Test
  void help_shows_the_help_of_all_or_of_one_command() throws Exception {
    String all = CommandLineRun.of(directory, Map.of(), "help").out();
    assertThat(all).isEqualTo(CommandLineRun.of(directory, Map.of(), "--help").out());
    assertThat(all).contains("  simulate  ", "  ./glomers compare");
    CommandLineRun one = CommandLineRun.of(directory, Map.of(), "help", "test");
    assertThat(one.out()).isEqualTo(command("test").getUsageMessage());
    assertThat(one.status()).isZero();
  }

  @Test
  void the_version_is_that_of_the_build_whichever_command_is_asked_and_from_classes_alone()
      throws Exception {
    String built = System.getProperty("java.version");
    for (CommandLine command : all().getSubcommands().values()) {
      Set<String> options = command.getCommandSpec().optionsMap().keySet();
      if (options.contains("--version")) {
        StringWriter out = new StringWriter();
        command.printVersionHelp(new PrintWriter(out, true));
        assertThat(out.toString()).startsWith("glomers 1.").contains("(Java " + built + ", ");
      }
    }
    CommandLineRun run = CommandLineRun.of(directory, Map.of(), "test", "--version");
    assertThat(run.out()).matches("glomers \\d+\\.\\d+\\S* \\(Java .*\\)\n");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "te, test",
    "test --node-c, --node-count",
    "test 3, 3a 3b 3c",
    "test --challenge 3, 3a 3b 3c 3d 3e",
    "test --topology to, total",
    "simulate 3b --nemesis p, partition pause"
  })
  void a_shell_completes_commands_parts_flags_and_values(String typed, String completed)
      throws Exception {
    Path script = directory.resolve("completion");
    Files.writeString(script, CommandLineRun.of(directory, Map.of(), "generate-completion").out());
    List<String> words = new ArrayList<>(List.of("./glomers"));
    words.addAll(List.of(typed.split(" ")));
    String shell =
        """
        compopt() { :; }
        source '%s'
        complete -p glomers >/dev/null || exit 1
        COMP_WORDS=(%s); COMP_CWORD=%d; _complete_glomers; echo "${COMPREPLY[*]}"
        """
            .formatted(script, String.join(" ", words), words.size() - 1);
    Process bash = new ProcessBuilder("bash", "-c", shell).redirectErrorStream(true).start();
    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(completed + "\n");
  }

  private static CommandLine command(String name) {
    return all().getSubcommands().get(name);
  }

  private static CommandLine all() {
    return Glomers.commandLine(List.of(), new StopSignal());
  }
}
