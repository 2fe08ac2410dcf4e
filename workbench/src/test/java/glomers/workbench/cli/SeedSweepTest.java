package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program is a relay without acknowledgements, which often fails in a partition. */
@Tag("any-jdk")
class SeedSweepTest {
  private static final List<String> CUT =
      List.of("--topology", "total", "--time-limit", "10", "--nemesis", "partition");

  @TempDir private Path directory;

  @Test
  void a_sweep_without_failures_exits_with_0_and_stores_nothing() throws Exception {
    CommandLineRun run = simulate("relay", "--topology", "total", "--seeds", "5");
    assertThat(run.out())
        .contains("seeds 0 to 4\n")
        .contains("runs          5: 5 valid, 0 invalid, 0 unknown\n")
        .doesNotContain("not valid")
        .endsWith("Everything looks good! ヽ(‘ー`)ノ\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(directory.resolve("store")).doesNotExist();
  }

  @Test
  void every_failing_seed_is_named_and_the_command_that_repeats_the_first_fails() throws Exception {
    CommandLineRun run = cut("--seeds", "5..10");
    assertThat(run.out())
        .contains("runs          6: 2 valid, 4 invalid, 0 unknown\n")
        .contains("not valid     seeds 5..6, 9..10\n")
        .contains("seed 5        invalid: ");
    assertThat(run.status()).isEqualTo(1);
    String command =
        run.out().lines().filter(line -> line.contains("to repeat it")).findFirst().get();
    String[] words = command.substring(command.indexOf("simulate ") + 9).split(" ");
    assertThat(words).endsWith("--seed", "5");
    CommandLineRun again = simulate(words);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.out()).contains("lost");
  }

  @Test
  void shards_as_json_one_after_the_other_are_the_whole_as_json() throws Exception {
    String whole = cut("--seeds", "5..9", "--json").out();
    StringBuilder shards = new StringBuilder();
    for (String shard : List.of("0/3", "1/3", "2/3")) {
      shards.append(cut("--seeds", "5..9", "--shard", shard, "--json").out());
    }
    assertThat(shards).hasToString(whole);
    List<JsonNode> lines = whole.lines().map(new JsonMapper()::readTree).toList();
    assertThat(lines)
        .extracting(line -> line.get("seed").intValue())
        .containsExactly(5, 6, 7, 8, 9);
    assertThat(lines)
        .extracting(line -> line.get("valid?").booleanValue())
        .containsExactly(false, false, true, true, false);
    assertThat(lines)
        .allMatch(line -> line.has("command") == (line.get("lost-count").intValue() > 0))
        .last()
        .satisfies(line -> assertThat(line.get("command").stringValue()).endsWith("--seed 9"));
  }

  @Test
  void runs_that_prove_nothing_make_the_sweep_unknown_unless_one_is_invalid() throws Exception {
    CommandLineRun run =
        simulate("relay", "--node-count", "1", "--nemesis", "partition", "--seeds", "2");
    assertThat(run.out()).contains("2: 0 valid, 0 invalid, 2 unknown").contains("unknown: vacuous");
    assertThat(run.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--seeds 0, --seeds must have a seed",
    "--seeds many, --seeds must be a number of seeds such as 1000",
    "--seeds 9..5, --seeds must begin with the lesser seed",
    "--seeds 5 --seed 3, --seed is one and --seeds are many",
    "--shard 0/2, --shard splits --seeds",
    "--seeds 5 --shard 2/2, --shard counts from 0",
    "--seeds 5 --shard x, --shard must be a number from 0 and a count",
    "--seeds 5 --shard 0/6, --shard can't split 5 seeds into 6"
  })
  void a_wrong_value_is_one_clear_error(String flags, String message) throws Exception {
    List<String> words = new ArrayList<>(List.of("relay"));
    words.addAll(List.of(flags.split(" ")));
    CommandLineRun run = simulate(words.toArray(String[]::new));
    assertThat(run.err()).startsWith("glomers: " + message).hasLineCount(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  private CommandLineRun cut(String... flags) throws Exception {
    List<String> words = new ArrayList<>(List.of("relay"));
    words.addAll(CUT);
    words.addAll(List.of(flags));
    return simulate(words.toArray(String[]::new));
  }

  private CommandLineRun simulate(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("simulate"));
    all.addAll(List.of(words));
    return CommandLineRun.of(directory, Map.of(), all.toArray(String[]::new));
  }
}
