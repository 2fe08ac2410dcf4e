package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyzeCommandTest {
  private static final String GOOD =
      """
      {:type :invoke, :f :broadcast, :value 3, :time 0, :process 0}
      {:type :ok, :f :broadcast, :value 3, :time 1, :process 0}
      {:type :invoke, :f :read, :value nil, :time 2, :process 0}
      {:type :ok, :f :read, :value [3], :time 3, :process 0}
      """;

  private static final String LOST =
      """
      {:type :invoke, :f :read, :value nil, :time 7000000, :process 0}
      {:type :ok, :f :read, :value [], :time 8000000, :process 0}
      """;

  private static final String NEVER_READ =
      """
      {:type :invoke, :f :broadcast, :value 3, :time 0, :process 0}
      {:type :ok, :f :broadcast, :value 3, :time 1, :process 0}
      """;

  @TempDir private Path directory;

  @Test
  void a_valid_history_exits_with_0() throws Exception {
    CommandLineRun run = analyze(GOOD);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().replaceAll("(?<=store/analyzed/)[^/]+", "TIME"))
        .isEqualTo(
            """
              operations    2: 2 ok, 0 failed, 0 unknown
              values        1 broadcast: 1 stable (0 of them late), 0 lost, 0 never read
              stable after  0 ms for half, 0 for 95%, 0 for 99%, 0 for all
              report        store/analyzed/TIME/report.html
            Everything looks good! ヽ(‘ー`)ノ
            """);
    assertThat(run.status()).isZero();
  }

  @Test
  void a_lost_value_is_named_and_exits_with_1() throws Exception {
    CommandLineRun run = analyze(GOOD + LOST);
    assertThat(run.out()).contains("lost          3\n").endsWith("Analysis invalid! (ﾉಥ益ಥ）ﾉ ┻━┻\n");
    assertThat(run.out())
        .contains("why was       3 lost?")
        .contains("The node of process 0 was asked to broadcast it at 0.000 s, and acknowledged it")
        .contains("The last read to show it, of the node of process 0, began at 0.000 s.")
        .contains(
            "The last read that worked, of the node of process 0 at 0.007 s, did not show it");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void a_value_that_was_never_read_is_named_and_exits_with_2() throws Exception {
    CommandLineRun run = analyze(NEVER_READ);
    assertThat(run.out()).contains("never read    3\n").contains("no anomalies found");
    assertThat(run.out())
        .contains("nothing-stable one value was broadcast, and no read that worked began after 3");
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void as_json_there_are_the_results_without_the_network() throws Exception {
    CommandLineRun run = analyze(GOOD + LOST, "--json");
    JsonNode results = new JsonMapper().readTree(run.out());
    assertThat(results.propertyNames())
        .containsExactly(
            "stats", "availability", "workload", "valid?", "command", "findings", "explanations");
    assertThat(results.at("/explanations/0/text/0").asString()).contains("asked to broadcast");
    assertThat(results.at("/workload/lost/0").asLong()).isEqualTo(3);
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void a_malformed_line_is_named_and_exits_with_254() throws Exception {
    CommandLineRun run = analyze(GOOD + "{:type :ok}\n");
    assertThat(run.err()).startsWith("glomers: history.edn:5: process must be");
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  @Test
  void a_missing_history_and_a_directory_without_one_exit_with_254() throws Exception {
    CommandLineRun missing = CommandLineRun.of(directory, Map.of(), "analyze", "nowhere");
    assertThat(missing.err()).startsWith("glomers: nowhere can't be read: it does not exist");
    assertThat(missing.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
    CommandLineRun empty = CommandLineRun.of(directory, Map.of(), "analyze", ".");
    assertThat(empty.err()).contains("a directory without a history.jsonl or history.edn");
    assertThat(empty.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  private CommandLineRun analyze(String history, String... flags) throws Exception {
    Files.writeString(directory.resolve("history.edn"), history);
    String[] args = new String[flags.length + 2];
    args[0] = "analyze";
    args[1] = "history.edn";
    System.arraycopy(flags, 0, args, 2, flags.length);
    return CommandLineRun.of(directory, Map.of(), args);
  }
}
