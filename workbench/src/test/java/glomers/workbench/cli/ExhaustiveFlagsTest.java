package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate --exhaustive} as a user sees it. The program is the relay node. */
class ExhaustiveFlagsTest {
  @TempDir private Path directory;

  @Test
  void a_failing_schedule_is_printed_with_the_command_that_repeats_it() throws Exception {
    CommandLineRun run = simulate("--exhaustive", "--node-count", "2", "--values", "1");
    assertThat(run.out())
        .contains("  fails         n1 never has 0, which was acknowledged:\n     1. n0 is asked to")
        .contains("     2. the network is cut: n0 | n1\n")
        .contains(
            "./glomers simulate relay --exhaustive --node-count 2 --values 1 --cuts 1 --timers 1"
                + " --max-states 50000000\n")
        .endsWith("Analysis invalid! (ﾉಥ益ಥ）ﾉ ┻━┻\n");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void json_is_the_same_to_the_byte_each_time() throws Exception {
    String[] words = {"--exhaustive", "--cuts", "0", "--overtaking", "--json"};
    CommandLineRun run = simulate(words);
    assertThat(run.out()).startsWith("{\n  \"valid?\" : true,").contains("\"schedules\" : ");
    assertThat(run.status()).isZero();
    assertThat(simulate(words).out()).isEqualTo(run.out());
  }

  @Test
  void a_bound_that_is_hit_leaves_the_verdict_unknown() throws Exception {
    CommandLineRun run = simulate("--exhaustive", "--cuts", "0", "--max-states", "3");
    assertThat(run.out()).contains("  unfinished    there are more than 3 states\n");
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void flags_without_effect_are_refused() throws Exception {
    assertRefused("--seed and --exhaustive don't go together", "--exhaustive", "--seed", "1");
    assertRefused("--nemesis and --exhaustive", "--exhaustive", "--nemesis", "partition");
    assertRefused("--values goes with --exhaustive only", "--values", "2");
    assertRefused("--cuts must be 0 to 8", "--exhaustive", "--cuts", "9");
  }

  private void assertRefused(String message, String... flags) throws Exception {
    CommandLineRun run = simulate(flags);
    assertThat(run.err()).startsWith("glomers: ").contains(message);
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  private CommandLineRun simulate(String... flags) throws Exception {
    List<String> words = new ArrayList<>(List.of("simulate", "relay"));
    words.addAll(List.of(flags));
    return CommandLineRun.of(directory, Map.of(), words.toArray(String[]::new));
  }
}
