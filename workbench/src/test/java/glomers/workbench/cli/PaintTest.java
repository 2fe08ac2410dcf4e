package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** Output is in colour only on a terminal, and only if the user wants it. */
@Tag("any-jdk")
class PaintTest {
  private static final String TERMINAL = "-Dglomers.stdout.terminal=true";

  @TempDir private Path directory;

  @Test
  void on_a_terminal_the_verdict_and_the_names_of_findings_are_in_colour() throws Exception {
    String out = simulate(List.of(TERMINAL), Map.of("TERM", "xterm"), "--nemesis=loss");
    assertThat(out)
        .contains("\n  \u001b[31mlost\u001b[0m          ")
        .contains("\n  \u001b[31mnot-everywhere\u001b[0m ")
        .containsPattern("\u001b\\[31m\u001b\\[1mAnalysis invalid!.*\u001b\\[0m\n$");
    assertThat(simulate(List.of(TERMINAL), Map.of("TERM", "xterm")))
        .containsPattern("\u001b\\[32m\u001b\\[1mEverything looks good!");
  }

  @Test
  void there_is_no_colour_in_a_file_with_no_color_or_in_json() throws Exception {
    assertThat(simulate(List.of(), Map.of("TERM", "xterm"))).doesNotContain("\u001b");
    assertThat(simulate(List.of(TERMINAL), Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .doesNotContain("\u001b");
    assertThat(simulate(List.of(TERMINAL), Map.of("TERM", "dumb"))).doesNotContain("\u001b");
    assertThat(simulate(List.of(TERMINAL), Map.of("TERM", "xterm"), "--json"))
        .doesNotContain("\u001b");
    assertThat(Files.readString(directory.resolve("store/latest/results.json")))
        .doesNotContain("\u001b");
  }

  @Test
  void a_table_has_its_verdicts_in_colour() {
    String table = "3a           valid        0\n3b           invalid      3\n";
    assertThat(new Paint(Ansi.ON).table(table))
        .isEqualTo(
            "3a           \u001b[32mvalid\u001b[0m        0\n3b           \u001b[31minvalid\u001b[0m      3\n");
    assertThat(new Paint(Ansi.OFF).table(table)).isEqualTo(table);
  }

  private String simulate(List<String> options, Map<String, String> environment, String... flags)
      throws Exception {
    String[] words = {"simulate", "relay", "--seed=3", "--topology=line", "--time-limit=5"};
    String[] all = new String[words.length + flags.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(flags, 0, all, words.length, flags.length);
    return CommandLineRun.of(directory, environment, options, all).out();
  }
}
