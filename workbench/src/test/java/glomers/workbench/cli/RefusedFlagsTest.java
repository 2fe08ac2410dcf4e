package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Each flag that a user of Maelstrom may give works, or is refused with a reason. */
@Tag("any-jdk")
class RefusedFlagsTest {
  /** Of Maelstrom's {@code test}: Maelstrom's own flags (cb7f072), and those of Jepsen (0.3.7). */
  private static final List<String> MAELSTROMS =
      List.of(
          ("--bin -w --workload --availability --consistency-models --key-count --latency"
                  + " --latency-dist --log-net-send --log-net-recv --log-stderr --max-txn-length"
                  + " --max-writes-per-key --node-count --nemesis --nemesis-interval --rate"
                  + " --topology -h --help -n --node --nodes --nodes-file --username --password"
                  + " --strict-host-key-checking --no-ssh --ssh-private-key --concurrency"
                  + " --leave-db-running --logging-json --test-count --time-limit")
              .split(" "));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"test", "maelstrom"})
  void every_flag_of_maelstroms_test_is_known(String command) {
    CommandSpec spec = command(command);
    assertThat(MAELSTROMS).allMatch(flag -> spec.findOption(flag) != null);
  }

  @Test
  void the_command_maelstrom_knows_every_flag_of_a_test() {
    CommandSpec maelstrom = command("maelstrom");
    for (String other : List.of("test", "simulate", "compare")) {
      assertThat(command(other).options())
          .allMatch(option -> maelstrom.findOption(option.longestName()) != null);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "test 3a; --key-count=3; is for Maelstrom's transactional workloads",
        "test 3a; --consistency-models serializable; is for Maelstrom's transactional workloads",
        "simulate 3a; --max-txn-length 4; is for Maelstrom's transactional workloads",
        "compare; --max-writes-per-key 4; is for Maelstrom's transactional workloads",
        "test 3a; --username root; nobody logs in",
        "test 3a; --strict-host-key-checking; nobody logs in",
        "maelstrom 3a; --ssh-private-key file; nobody logs in",
        "test 3a; --leave-db-running; ends with it",
        "test 3a; --logging-json; --json prints the results",
        "simulate 3a; --test-count 3; --seeds simulates many runs",
        "simulate 3a; --log-stderr; the store has the logs",
        "compare; --log-net-send; the store has the messages"
      })
  void a_flag_without_a_meaning_is_refused_with_the_reason(
      String command, String flag, String reason) throws Exception {
    CommandLineRun run = CommandLineRun.of(directory, Map.of(), (command + " " + flag).split(" "));
    assertThat(run.err())
        .startsWith("glomers: " + flag.split("[ =]")[0] + " ")
        .contains(reason)
        .hasLineCount(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  @Test
  void a_flag_without_effect_is_accepted_if_its_promise_always_holds() throws Exception {
    assertThat(
            CommandLineRun.of(directory, Map.of(), "simulate", "relay", "--no-ssh", "--seed=1")
                .status())
        .isZero();
  }

  @Test
  void help_shows_none_of_them() {
    assertThat(command("test").commandLine().getUsageMessage())
        .contains("--test-count")
        .doesNotContain("--key-count", "--no-ssh");
  }

  private static CommandSpec command(String name) {
    CommandLine all = Glomers.commandLine(List.of(), new StopSignal());
    return all.getSubcommands().get(name).getCommandSpec();
  }
}
