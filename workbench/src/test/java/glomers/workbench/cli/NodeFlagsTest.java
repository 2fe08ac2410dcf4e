package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes with names from the command line, as in Jepsen. */
@Tag("any-jdk")
class NodeFlagsTest {
  @TempDir private Path directory;

  @Test
  void nodes_have_the_names_that_are_given_and_the_command_repeats_them() throws Exception {
    CommandLineRun run = simulate("--nodes", "a, berlin,d-2", "--seed", "4");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("relay: 3 nodes, ")
        .contains("./glomers simulate relay --nodes a,berlin,d-2 --time-limit 1 ");
    assertThat(messages())
        .contains("\"node_ids\":[\"a\",\"berlin\",\"d-2\"]")
        .contains("\"src\":\"berlin\",\"dest\":\"a\"")
        .doesNotContain("n0");
    try (Stream<Path> logs = Files.list(directory.resolve("store/latest/node-logs"))) {
      assertThat(logs.map(log -> log.getFileName().toString()))
          .allMatch(name -> List.of("a.log", "berlin.log", "d-2.log").contains(name));
    }
  }

  @Test
  void they_may_be_given_one_by_one_or_in_a_file_and_a_number_overrides_them() throws Exception {
    Files.writeString(directory.resolve("names"), "x\n\n y \n");
    simulate("-n", "a", "--node", "b", "--nodes", "z", "--nodes-file", "names");
    assertThat(messages()).contains("\"node_ids\":[\"x\",\"y\",\"z\",\"a\",\"b\"]");
    simulate("--nodes", "a,b", "--node-count", "2");
    assertThat(messages()).contains("\"node_ids\":[\"n0\",\"n1\"]");
  }

  @Test
  void a_process_gets_the_name_too() throws Exception {
    CommandLineRun.script(directory.resolve("node"), "read line\nexit 3\n");
    CommandLineRun run =
        CommandLineRun.of(
            directory, Map.of(), "test", "--bin", "node", "--nodes", "solo", "--log-net-send");
    assertThat(run.err()).contains("\"node_id\":\"solo\",\"node_ids\":[\"solo\"]");
    assertThat(run.out()).contains("solo died");
    assertThat(directory.resolve("store/latest/node-logs/solo.log")).exists();
  }

  @Test
  void a_failure_shrinks_to_fewer_nodes_that_keep_their_names() throws Exception {
    CommandLineRun run =
        simulate(
            "--nodes",
            "u,v,w",
            "--topology=line",
            "--nemesis=partition",
            "--rate=30",
            "--seed=1",
            "--shrink");
    assertThat(run.out()).contains("The smallest found that fails so (lost").contains("2 nodes");
    assertThat(directory.resolve("store/latest/shrunk.json"))
        .content()
        .containsPattern("\"nodes\": \\[\"[uvw]\", \"[uvw]\"]")
        .doesNotContain("n0");
    String again = directory.resolve("store/latest/shrunk.json").toRealPath().toString();
    assertThat(CommandLineRun.of(directory, Map.of(), "simulate", "--scenario", again).status())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--nodes=a,a; --nodes must differ, and a is there twice",
        "--nodes=c1; --nodes must not begin with c, as the names of clients do, and c1 does",
        "--nodes=a,lin-kv; --nodes must not be services of Maelstrom, and lin-kv is one",
        "--nodes=a/b; --nodes must be names of letters, digits, _ . and -, and 'a/b' is none",
        "--nodes-file=nowhere; --nodes-file nowhere can't be read: nowhere",
        "--node-count=0; --node-count must be 1 to 1000"
      })
  void what_can_be_no_name_is_refused_with_the_reason(String flag, String message)
      throws Exception {
    CommandLineRun run = simulate(flag);
    assertThat(run.err()).startsWith("glomers: " + message + "\n");
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  private CommandLineRun simulate(String... flags) throws Exception {
    List<String> words = new ArrayList<>(List.of("simulate", "relay", "--time-limit", "1"));
    words.addAll(List.of(flags));
    return CommandLineRun.of(directory, Map.of(), words.toArray(String[]::new));
  }

  private String messages() throws Exception {
    return Files.readString(directory.resolve("store/latest/messages.jsonl"));
  }
}
