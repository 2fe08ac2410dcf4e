package glomers.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glomers.workbench.cluster.ResourceUsage;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.faulty.FaultyNode;
import glomers.workbench.report.Results;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real processes and few messages. The test compares times only where the result is the same on
 * every machine.
 */
class BenchTest {
  private static final int TIMEOUT_SECONDS = 60;

  private static BenchConfig config(int timeoutSeconds) {
    return new BenchConfig(true, 3, 2, 1, 20, 4, 1, 5, List.of(5, 12), 2, timeoutSeconds);
  }

  @Test
  void a_node_that_delays_each_reply_is_slower_in_every_metric() throws Exception {
    JsonNode json = bench(system("none"), system("slow"));
    JsonNode plain = json.path("programs").path(0);
    JsonNode slow = json.path("programs").path(1);
    double slowMicros = FaultyNode.SLOW_NANOS / 1e3;
    assertThat(slow.path("p50-us").asDouble()).isGreaterThanOrEqualTo(slowMicros);
    assertThat(slow.path("read-5-ms").asDouble()).isGreaterThanOrEqualTo(slowMicros / 1e3);
    assertThat(slow.path("first-per-s").asDouble()).isLessThanOrEqualTo(1e6 / slowMicros);
    assertThat(plain.path("p50-us").asDouble()).isLessThan(slow.path("p50-us").asDouble());
    assertThat(plain.path("p50-us").asDouble())
        .isLessThanOrEqualTo(plain.path("p99-us").asDouble());
    assertThat(slow.path("ratio-to-first").path("p50-us").asDouble()).isGreaterThan(1);
    assertThat(plain.path("ratio-to-first").path("p50-us").asDouble()).isEqualTo(1);
  }

  @Test
  void nothing_is_left_out() throws Exception {
    JsonNode json = bench(system("none"));
    JsonNode program = json.path("programs").path(0);
    List<String> keys = new ArrayList<>(List.of("init-ok-ms", "together-ready-ms"));
    keys.addAll(List.of("first-per-s", "next-per-s", "p50-us", "p99-us"));
    keys.addAll(List.of("read-5-ms", "read-12-ms", "first-read-5-ms", "first-read-12-ms"));
    if (ResourceUsage.reportsMemory()) {
      keys.addAll(List.of("idle-mb", "filled-mb", "peak-mb"));
      assertThat(program.path("idle-mb").asDouble())
          .isLessThanOrEqualTo(program.path("peak-mb").asDouble());
    }
    assertThat(keys).allSatisfy(key -> assertThat(program.path(key).asDouble()).isPositive());
  }

  @Test
  void programs_take_turns_and_every_step_is_reported() throws Exception {
    List<String> steps = new ArrayList<>();
    Bench.run(
        List.of(system("none")),
        config(TIMEOUT_SECONDS),
        (what, number, total) -> steps.add(number + "/" + total + " " + what));
    assertThat(steps)
        .containsExactly(
            "0/8 starts, round 1 of 3",
            "1/8 starts, round 2 of 3",
            "2/8 starts, round 3 of 3",
            "3/8 2 nodes at once, round 1 of 1",
            "4/8 broadcasts, round 1 of 1",
            "5/8 round trips, round 1 of 1",
            "6/8 reads of 5 values",
            "7/8 reads of 12 values");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          init-refused          | should have answered with init_ok, and wrote
          stray-print           | should have answered with init_ok, and wrote hello from n0
          wrong-in-reply-to     | should have answered each broadcast once
          no-in-reply-to        | should have answered each broadcast once
          dies-on-the-third     | exit status 3. The last it wrote on STDERR:\\n  I have had enough
          killed                | killed by signal 9
          forgets-a-value       | has 40 values, and showed 39
          wrong-reply-type      | should have answered with read_ok
          read-without-messages | values, and showed -1
          """)
  void a_program_at_fault_is_named_with_what_it_did(String fault, String words) {
    assertThatThrownBy(() -> bench(system("none"), system(fault)))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith(fault + " ")
        .hasMessageContaining(words.replace("\\n", "\n"));
  }

  @Test
  void a_silent_program_is_named_and_its_unfinished_line_is_shown() {
    BenchConfig impatient = config(1);
    assertThatThrownBy(
            () -> Bench.run(List.of(system("silent-at-init")), impatient, (w, n, t) -> {}))
        .hasMessageStartingWith("silent-at-init was silent for 1 s where init_ok was due.");
    BenchConfig patient = config(5); // the program must have started and written by then
    assertThatThrownBy(() -> Bench.run(List.of(system("no-newline")), patient, (w, n, t) -> {}))
        .hasMessageContaining("a line without an end: {\"src\":\"n0\"");
  }

  @Test
  void the_error_names_a_program_that_does_not_exist() {
    assertThatThrownBy(() -> bench(named("absent", List.of("/no/such/program"))))
        .hasMessage("absent can't be started: /no/such/program does not exist.");
  }

  private static JsonNode bench(SystemUnderTest... systems) throws Exception {
    BenchResult result =
        Bench.run(List.of(systems), config(TIMEOUT_SECONDS), (what, number, total) -> {});
    return JsonMapper.shared().readTree(Results.json(result.toMap()));
  }

  private static SystemUnderTest system(String fault) {
    return named(fault, command(fault));
  }

  private static SystemUnderTest named(String name, List<String> command) {
    Path executable = Path.of(command.get(0));
    return SystemUnderTest.executable(name, executable, command.subList(1, command.size()));
  }

  private static List<String> command(String fault) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        FaultyNode.class.getName(),
        fault);
  }
}
