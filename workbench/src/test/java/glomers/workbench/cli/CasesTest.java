package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.correct.Scripts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that once got a wrong verdict, or one without a reason, run as a user runs them. Checks
 * the output, the exit status, and the memory. The tests run concurrently, because they mostly
 * wait.
 */
@Tag("any-jdk")
class CasesTest {
  private static final int TOGETHER = 4;

  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(TOGETHER);
  private static final Map<Case, Future<CommandLineRun>> RUNS = new EnumMap<>(Case.class);

  @TempDir static Path directory;

  /** A program, and the flags of its run; those that take long come first. */
  private enum Case {
    LINE_RETRY(
        "line_retry.py --challenge 3c --topology line --time-limit 5 --nemesis-interval 2 --seed 1"),
    SYNC_ON_READ("sync_on_read.py --challenge 3b --time-limit 2"),
    SYNC_ON_READ_STRICT("sync_on_read.py --challenge 3b --time-limit 2 --strict"),
    BIG_VALUES("big_values.py --challenge 3a --time-limit 2"),
    CHATTY("chatty.sh --challenge 3a --time-limit 1");

    private final String command;

    Case(String command) {
      this.command = command;
    }

    boolean isPython() {
      return command.contains(".py");
    }

    /** A small heap for the tests of memory; otherwise the users' default. */
    Map<String, String> environment() {
      return this == BIG_VALUES || this == CHATTY
          ? Map.of("JAVA_TOOL_OPTIONS", "-Xmx64m")
          : Map.of();
    }
  }

  @BeforeAll
  static void startAll() throws InterruptedException {
    boolean python = Scripts.hasPython();
    for (Case each : Case.values()) {
      if (python || !each.isPython()) {
        RUNS.put(each, EXECUTOR.submit(() -> run(each)));
      }
    }
  }

  @AfterAll
  static void stop() {
    EXECUTOR.shutdownNow();
  }

  @Test
  void a_node_that_gossips_when_it_is_read_is_quiet() throws Exception {
    for (Case each : List.of(Case.SYNC_ON_READ, Case.SYNC_ON_READ_STRICT)) {
      CommandLineRun run = of(each);
      assertThat(run.status()).as(run.out()).isZero();
      assertThat(run.out()).containsPattern("quiet +[0-9]+ ms after").doesNotContain("not-quiet");
    }
  }

  @Test
  void a_value_that_was_late_over_several_hops_is_found_where_it_was_stuck() throws Exception {
    CommandLineRun run = of(Case.LINE_RETRY);
    assertThat(run.out())
        .containsPattern("n[0-4] sent it to n[0-4] at .*, but partition 1 cut it off")
        .containsPattern("It came to n[0-4] at last: n[0-4] -> |n[0-4] got it at .*, from n[0-4]");
  }

  @Test
  void large_values_take_no_more_memory_than_small_ones() throws Exception {
    CommandLineRun run = of(Case.BIG_VALUES);
    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("n0 showed 16777215, which nobody had broadcast")
        .contains("and no longer");
  }

  @Test
  void a_node_that_dies_after_much_on_stderr_is_named_with_its_last_lines() throws Exception {
    CommandLineRun run = of(Case.CHATTY);
    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("node-died")
        .contains("exit status 3")
        .contains("a line of log that a chatty node writes");
  }

  private static CommandLineRun of(Case each) throws Exception {
    if (each.isPython()) {
      Scripts.assumePython();
    }
    return RUNS.get(each).get();
  }

  private static CommandLineRun run(Case each) throws IOException, InterruptedException {
    Path home = Files.createDirectory(directory.resolve(each.name()));
    List<String> command = new ArrayList<>(List.of(each.command.split(" ")));
    command.set(0, copy(command.get(0), home).toString());
    command.addAll(0, List.of("test", "--bin"));
    return CommandLineRun.of(home, each.environment(), command.toArray(String[]::new));
  }

  /** An executable copy, whose interpreter is the one on PATH. */
  private static Path copy(String program, Path home) throws IOException {
    try (InputStream in = CasesTest.class.getResourceAsStream("/cases/" + program)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Path copy = CommandLineRun.script(home.resolve(program), "");
      return Files.writeString(
          copy,
          program.endsWith(".py") ? text.replaceFirst("#!.*", "#!/usr/bin/env python3") : text);
    }
  }
}
