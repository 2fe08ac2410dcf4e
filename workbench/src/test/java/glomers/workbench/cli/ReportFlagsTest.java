package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is a relay without acknowledgements, which often fails in a partition. */
@Tag("any-jdk")
class ReportFlagsTest {
  @TempDir private Path directory;

  @Test
  void a_run_prints_where_its_page_is() throws Exception {
    CommandLineRun run = simulate("--seed", "1");
    assertThat(pages()).hasSize(1);
    assertThat(run.out()).contains("  report        " + pages().get(0) + "\n");
  }

  @Test
  void without_a_report_there_is_no_page() throws Exception {
    CommandLineRun run = simulate("--seed", "1", "--no-report");
    assertThat(run.out()).contains("stored in").doesNotContain("report  ");
    assertThat(pages()).isEmpty();
  }

  @Test
  void one_seed_has_one_page_byte_for_byte() throws Exception {
    simulate("--seed", "1", "--nemesis", "partition");
    simulate("--seed", "1", "--nemesis", "partition");
    assertThat(pages()).hasSize(2);
    assertThat(directory.resolve(pages().get(0)))
        .hasSameBinaryContentAs(directory.resolve(pages().get(1)));
  }

  @Test
  void a_sweep_has_a_page_of_the_first_seed_that_fails() throws Exception {
    CommandLineRun run = simulate("--topology", "total", "--nemesis", "partition", "--seeds", "20");
    assertThat(run.status()).isEqualTo(1);
    String line = run.out().lines().filter(text -> text.contains("  seed ")).findFirst().get();
    String seed = line.strip().split(" +")[1];
    assertThat(pages()).hasSize(1);
    assertThat(run.out())
        .contains("  report        " + pages().get(0) + " shows seed " + seed + "\n");
    assertThat(Files.readString(directory.resolve(pages().get(0))))
        .contains("\"seed\":" + seed + ",");
  }

  @Test
  void the_page_is_opened_in_the_browser() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path browser =
        CommandLineRun.script(directory.resolve("browser"), "echo \"$1\" > '" + pipe + "'\n");
    simulate(Map.of(WebBrowser.VARIABLE, browser.toString()), "--seed", "1", "--open");
    assertThat(Path.of(Files.readString(pipe).strip()))
        .isEqualTo(directory.resolve(pages().get(0)));
  }

  @Test
  void a_browser_that_is_not_there_is_named_and_the_run_stands() throws Exception {
    CommandLineRun run = simulate(Map.of(WebBrowser.VARIABLE, "no-such"), "--seed", "1", "--open");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("--open: there is no 'no-such' here").contains(pages().get(0));
  }

  @Test
  void opening_no_page_or_many_is_refused() throws Exception {
    assertThat(simulate("--open", "--no-report").err()).contains("there is no page to open");
    CommandLineRun many =
        CommandLineRun.of(directory, Map.of(), "test", "3a", "--test-count", "3", "--open");
    assertThat(many.err()).contains("--open is for one run, and --test-count makes many");
  }

  private CommandLineRun simulate(String... more) throws Exception {
    return simulate(Map.of(), more);
  }

  private CommandLineRun simulate(Map<String, String> environment, String... more)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of("simulate", "relay", "--node-count", "3"));
    arguments.addAll(List.of("--time-limit", "5", "--rate", "10"));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(directory, environment, arguments.toArray(String[]::new));
  }

  /** The pages in the store, as paths from the working directory. */
  private List<String> pages() throws IOException {
    Path store = directory.resolve("store");
    if (Files.notExists(store)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(store)) {
      return files
          .filter(file -> file.endsWith("report.html"))
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
