package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glomers.workbench.faulty.FaultyNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs that a signal stops, as from Ctrl-C, kill or a closed terminal. */
@Timeout(60)
class StopSignalTest {
  @TempDir private Path directory;
  private Path home;

  @BeforeEach
  void make_a_node() throws IOException {
    home = directory.toRealPath();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    CommandLineRun.script(
        home.resolve("mine"),
        "echo $$ >>'%s'\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s none\n"
            .formatted(
                home.resolve("pids"),
                java,
                System.getProperty("java.class.path"),
                FaultyNode.class.getName()));
  }

  @ParameterizedTest
  @CsvSource({"INT, 2, 130", "TERM, 15, 143", "HUP, 1, 129"})
  void a_stopped_test_stores_its_results_without_a_verdict_and_is_not_the_latest(
      String signal, int number, int status) throws Exception {
    assumeTrue(isHandled(number), "SIG" + signal + " is ignored here, and so by what starts here");
    CommandLineRun.of(home, Map.of(), test("--time-limit", "0.2"));
    Path before = home.resolve("store/latest").toRealPath();
    Files.delete(home.resolve("pids"));

    Process process = start(test("--time-limit", "60", "--log-net-recv"));
    BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
    while (!log.readLine().contains("read_ok")) {}
    List<String> nodes = Files.readAllLines(home.resolve("pids"));
    signal(
        signal,
        nodes,
        process.pid()); // the nodes get the signal first, as may happen on a terminal
    log.lines().forEach(line -> {});

    assertThat(output(process))
        .contains("  stopped       the test was stopped at ")
        .contains("(running): it has no verdict\n  stored in     store/mine/")
        .endsWith("Stopped: no verdict.\n");
    assertThat(process.waitFor()).isEqualTo(status);
    assertThat(home.resolve("store/latest").toRealPath()).isEqualTo(before);
    assertThat(home.resolve("store/mine/latest").toRealPath()).isEqualTo(before);
    Path stopped = otherRun(before);
    JsonNode results = new JsonMapper().readTree(Files.readString(stopped.resolve("results.json")));
    assertThat(results.get("valid?").stringValue()).isEqualTo("unknown");
    assertThat(results.get("stopped").booleanValue()).isTrue();
    assertThat(results.get("findings")).hasSize(1);
    assertThat(stopped.resolve("history.jsonl")).content().contains("\"ok\"").endsWith("}\n");
    assertThat(stopped.resolve("messages.jsonl")).content().contains("read_ok").endsWith("}\n");
    assertThat(nodes).hasSize(2);
    for (String node : nodes) {
      Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(node));
      left.ifPresent(handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }
  }

  @Test
  void after_a_stop_the_next_of_many_tests_does_not_begin() throws Exception {
    Process process = start(test("--time-limit", "60", "--log-net-recv", "--test-count", "3"));
    BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
    while (!log.readLine().contains("read_ok")) {}
    signal("TERM", List.of(), process.pid());
    log.lines().forEach(line -> {});
    assertThat(output(process))
        .containsOnlyOnce("  stored in ")
        .containsPattern("\n  runs          1: .*\n")
        .endsWith("Stopped: no verdict.\n");
  }

  @Test
  void a_node_that_the_signal_reached_first_gets_no_finding() throws Exception {
    CommandLineRun.script(
        home.resolve("mine"), "read line\n(exec >&-; sleep 0.05; kill -TERM $PPID) &\nexit 1\n");
    Process process = start(test());
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(output(process)).doesNotContain("died").endsWith("Stopped: no verdict.\n");
  }

  @Test
  void a_stopped_simulation_stores_its_results_without_a_verdict() throws Exception {
    Process process = stopOnceBegun("simulate", "relay", "--time-limit", "86400");
    assertThat(output(process))
        .contains("(virtual time): it has no verdict\n")
        .endsWith("Stopped: no verdict.\n");
    assertThat(home.resolve("store/latest")).doesNotExist();
  }

  @Test
  void a_stopped_sweep_reports_the_finished_runs() throws Exception {
    Process process = stopOnceBegun("simulate", "relay", "--seeds", "100000000");
    assertThat(output(process))
        .containsPattern("stopped  .*\n  runs  .* valid, 0 invalid, 0 unknown\n")
        .endsWith("Stopped: no verdict.\n");
  }

  @Test
  void a_command_without_results_says_that_it_was_stopped() throws Exception {
    Process process = stopOnceBegun("simulate", "relay", "--exhaustive", "--values=8");
    assertThat(process.errorReader().lines()).containsExactly("glomers: stopped");
  }

  /** Starts a command, waits for its first line, and stops it. */
  private Process stopOnceBegun(String... words) throws Exception {
    Process process = start(words);
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).startsWith("relay: ");
    signal("TERM", List.of(), process.pid());
    assertThat(process.waitFor()).isEqualTo(143);
    return process;
  }

  private Process start(String... words) throws IOException {
    return CommandLineRun.process(home, Map.of(), List.of(), words).start();
  }

  private String[] test(String... flags) {
    List<String> words = new ArrayList<>(List.of("test", "--bin", "mine", "--node-count=2"));
    words.addAll(List.of(flags));
    words.addAll(List.of("--rate", "100"));
    return words.toArray(String[]::new);
  }

  private static String output(Process process) throws IOException {
    StringBuilder rest = new StringBuilder();
    process.inputReader(StandardCharsets.UTF_8).lines().forEach(l -> rest.append(l).append('\n'));
    return rest.toString();
  }

  private static void signal(String name, List<String> first, long last) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    command.addAll(first);
    command.add(Long.toString(last));
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  /** Children ignore the signals that this process ignores, as under nohup. */
  private static boolean isHandled(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    try (Stream<String> lines = Files.lines(status)) {
      String ignored =
          lines.filter(line -> line.startsWith("SigIgn:")).findFirst().orElse("SigIgn: 0");
      return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) >> (signal - 1) & 1) == 0;
    }
  }

  private Path otherRun(Path run) throws IOException {
    try (Stream<Path> runs = Files.list(home.resolve("store/mine"))) {
      return runs.filter(path -> !path.equals(run) && !Files.isSymbolicLink(path))
          .findFirst()
          .orElseThrow();
    }
  }
}
