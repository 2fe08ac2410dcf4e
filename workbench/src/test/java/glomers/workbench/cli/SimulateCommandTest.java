package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is the relay node of Maelstrom's guide, which the tests register as a service. */
class SimulateCommandTest {
  @TempDir private Path directory;

  @Test
  void shrink_prints_a_narrative_and_stores_a_file_that_fails_again() throws Exception {
    CommandLineRun run =
        simulate("relay", "--challenge", "3c", "--topology", "total", "--seed", "2", "--shrink");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("The smallest found that fails so (lost)")
        .contains("2 nodes, 1 broadcast, 1 read, 1 fault")
        .containsPattern("to run it: \\./glomers simulate relay --scenario store/\\S+/shrunk.json");
    Path shrunk = directory.resolve("store/latest/shrunk.json").toRealPath();
    CommandLineRun again = simulate("--scenario", shrunk.toString());
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.out())
        .startsWith("relay: 2 nodes, 0.1 s, 2 written operations, 1 written fault, seed 0\n")
        .contains("lost          0\n")
        .contains("to repeat it  ./glomers simulate relay --scenario " + shrunk + "\n");
  }

  @Test
  void a_test_that_passes_has_nothing_to_shrink() throws Exception {
    CommandLineRun run = simulate("relay", "--seed", "1", "--shrink");
    assertThat(run.status()).isZero();
    assertThat(run.out()).endsWith("Nothing to shrink: the test did not fail.\n");
    assertThat(directory.resolve("store/latest/shrunk.json")).doesNotExist();
  }

  @Test
  void flags_replace_what_the_file_says() throws Exception {
    Files.writeString(
        directory.resolve("s.json"), "{\"program\": \"relay\", \"rate\": 3, \"seed\": 4}");
    CommandLineRun run =
        simulate("--scenario", "s.json", "--seed", "9", "--nemesis", "slow", "--node-count=2");
    assertThat(run.out())
        .startsWith("relay: 2 nodes, 10 s, rate 3, slow every 10 s or so, seed 9\n")
        .contains(
            "./glomers simulate relay --scenario s.json --seed 9 --nemesis slow --node-count 2\n");
  }

  @Test
  void each_seed_runs_the_schedule_of_the_file_and_the_command_names_the_file() throws Exception {
    Files.writeString(
        directory.resolve("s.json"),
        """
        {"program": "relay", "node-count": 2, "operations": [
          {"at": "0 s", "node": "n0", "broadcast": 0}, {"at": "0 s", "node": "n1", "read": true}],
         "faults": [{"fault": "partition", "from": "0 s", "to": "0.1 s", "cut": ["n0 -> n1"]}]}
        """);
    CommandLineRun run = simulate("--scenario", "s.json", "--latency", "1", "--seeds", "3..5");
    assertThat(run.out())
        .startsWith("relay: 2 nodes, 0.1 s, 2 written operations, latency 1 ms, 1 written fault,")
        .contains("runs          3: 0 valid, 3 invalid, 0 unknown\n")
        .contains("seed 4        invalid: 1 of 1 values lost")
        .contains(
            "to repeat it  ./glomers simulate relay --scenario s.json --latency 1 --seed 3\n");
  }

  @Test
  void a_flag_beside_a_file_that_can_not_take_effect_is_a_bad_argument() throws Exception {
    Files.writeString(directory.resolve("s.json"), "{\"program\": \"relay\", \"operations\": []}");
    CommandLineRun run = simulate("--scenario", "s.json", "--rate", "3");
    assertThat(run.err())
        .startsWith("glomers: --rate would decide nothing: the operations are written out in the")
        .hasLineCount(2);
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  @Test
  void a_bad_file_is_a_bad_argument_and_the_error_says_what_is_wrong() throws Exception {
    Files.writeString(directory.resolve("s.json"), "{\"seed\": \"x\"}");
    CommandLineRun run = simulate("relay", "--scenario", "s.json");
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
    assertThat(run.err())
        .startsWith("glomers: s.json: seed must be a whole number, and is \"x\"\n")
        .doesNotContain("Exception");
  }

  @Test
  void the_program_under_test_must_be_named() throws Exception {
    Files.writeString(directory.resolve("s.json"), "{}");
    CommandLineRun run = simulate("--scenario", "s.json");
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
    assertThat(run.err()).contains("say which part to test");
    assertThat(simulate("nobody").err()).contains("no part 'nobody'").contains("relay");
  }

  private CommandLineRun simulate(String... words) throws Exception {
    String[] all = new String[words.length + 1];
    all[0] = "simulate";
    System.arraycopy(words, 0, all, 1, words.length);
    return CommandLineRun.of(directory, Map.of(), all);
  }
}
