package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code compare}, with any scenario and any program. */
@Tag("any-jdk")
class CompareTest {
  @TempDir Path directory;

  @Test
  void with_any_flag_of_a_scenario_all_programs_run_in_that_scenario() throws Exception {
    CommandRun run = compare("--json", "--nemesis", "loss", "--time-limit", "5", "--seed", "3");
    assertThat(run.status()).isEqualTo(1);
    List<String> names = new ArrayList<>();
    for (JsonNode row : new JsonMapper().readTree(run.output())) {
      String name = row.get("node").asString();
      names.add(name);
      assertThat(row.get("challenge").asString()).isEqualTo("as the flags say");
      assertThat(row.at("/results/nemesis/faults/0/fault").asString()).isEqualTo("loss");
      assertThat(row.get("retries").asLong() > 0).as(name).isEqualTo(name.startsWith("3c"));
      assertThat(row.at("/results/valid?").asBoolean()).as(name).isEqualTo(name.startsWith("3c"));
      assertThat(row.at("/results/command").asString()).contains("--nemesis loss", "--seed 3");
    }
    assertThat(names).containsExactly("3a", "3b", "3c flood", "3c origin");
  }

  @Test
  void with_a_scenario_file_all_programs_run_in_its_scenario() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("cut.json"),
            """
            {"node-count": 2,
             "operations": [{"at": "0 s", "node": "n0", "broadcast": 0},
                            {"at": "1 s", "node": "n1", "read": true}],
             "faults": [{"fault": "partition", "from": "0 s", "to": "1 s", "cut": ["n0 -> n1"]}]}
            """);
    CommandRun run = compare("--scenario", file.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .startsWith("cut.json: 2 nodes, ")
        .contains("2 written operations, 1 written fault, seed 0")
        .contains("lost value 0: its nodes send each other nothing")
        .contains("lost value 0: 1 message was stopped, none was repeated")
        .containsPattern("3c flood +valid +0 ");
    assertThat(run.output().lines()).allMatch(line -> line.length() <= 100);
    CommandRun json = compare("--json", "--scenario", file.toString(), "--latency", "1");
    assertThat(new JsonMapper().readTree(json.output()).get(3).at("/results/command").asString())
        .isEqualTo("./glomers simulate 3c --scenario " + file + " --latency 1 -- --relay origin");
  }

  @Test
  void the_last_line_sums_up_all_rows_of_the_users_scenario_and_the_seed_is_1() throws Exception {
    CommandRun run = compare("--time-limit", "2", "--topology", "line", "--concurrency", "2n");
    assertThat(run.output())
        .startsWith("as the flags say: 5 nodes, 2 s, rate 5, 10 clients, topology line, seed 1\n")
        .endsWith(
            "The verdict is on all rows: 3 of 4 valid, and 1 not: 3a\nAnalysis invalid! (ﾉಥ益ಥ）ﾉ ┻━┻\n");
    assertThat(run.status()).isEqualTo(1);
    CommandRun good = compare("--challenge", "3a", "--time-limit", "1");
    assertThat(good.output()).contains("The verdict is on all rows: 4 of 4 valid\nEverything");
    assertThat(good.status()).isZero();
  }

  @Test
  void without_flags_each_part_runs_in_each_challenge_and_the_seed_is_1() throws Exception {
    CommandRun run = compare("--json");
    List<String> rows = new ArrayList<>();
    for (JsonNode row : new JsonMapper().readTree(run.output())) {
      rows.add(row.get("challenge").asString() + " " + row.get("node").asString());
      assertThat(row.at("/results/seed").asLong()).isEqualTo(1);
    }
    assertThat(rows).hasSize(16).startsWith("3a 3a", "3a 3b", "3a 3c flood", "3a 3c origin");
    assertThat(run.status()).isZero();
  }

  @Test
  void every_row_that_is_not_valid_says_why() throws Exception {
    CommandRun lossy = compare("--nemesis", "loss,pause", "--time-limit", "5", "--strict");
    CommandRun unavailable = compare("--nemesis", "pause", "--availability", "total");
    CommandRun nothing = compare("--rate", "0.001", "--time-limit", "1");
    for (CommandRun run : List.of(lossy, unavailable, nothing)) {
      List<String> lines = run.output().lines().toList();
      assertThat(lines).anyMatch(line -> line.matches("3. .* (invalid|unknown) .*"));
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).matches("3. .* (invalid|unknown) .*")) {
          assertThat(lines.get(i + 1)).startsWith("             ").doesNotContain("  msgs/op");
        }
      }
    }
  }

  @Test
  void a_program_of_the_user_from_its_source_is_compared_in_virtual_time() throws Exception {
    Path own = PagesTest.HOME.resolve("part-3b");
    CommandRun run = compare("--program", own.toString(), "--challenge", "3b");
    assertThat(run.output())
        .containsPattern("part-3b +valid +0 ")
        .contains("The verdict is on the program of --program: 1 of 1 valid");
    assertThat(run.status()).isZero();
    CommandRun json = compare("--json", "--program", own.toString(), "--challenge", "3c");
    assertThat(new JsonMapper().readTree(json.output()).get(4).at("/results/command").asString())
        .startsWith("./glomers simulate --program " + own.toRealPath() + " --node-count 5 ");
    assertThat(json.status()).isEqualTo(1);
    assertThat(compare("--program", own.toString(), "--bin", "x").output())
        .startsWith("glomers: --bin and --program don't go together");
  }

  @Test
  void a_program_of_the_user_is_compared_with_the_parts_and_all_run_as_processes()
      throws Exception {
    Path own = PagesTest.HOME.resolve("part-3b/node");
    CommandRun run =
        compare(
            "--bin", own.toString(), "--node-count", "2", "--time-limit", "0.5", "--rate", "20");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output())
        .containsPattern("3a +invalid ")
        .containsPattern("part-3b +valid ")
        .contains("The verdict is on the program of --bin: 1 of 1 valid\n");
    assertThat(directory.resolve("store/part-3b/latest/results.json")).exists();
  }

  @Test
  void what_makes_no_sense_is_refused_in_a_line() throws Exception {
    assertRefused("the words after -- are for the program of --bin", "--", "--relay", "origin");
    assertRefused("does not exist", "--scenario", "nowhere.json");
    assertRefused("--nemesis knows", "--nemesis", "rain");
  }

  private void assertRefused(String why, String... arguments) throws Exception {
    CommandRun run = compare(arguments);
    assertThat(run.status()).isEqualTo(254);
    assertThat(run.output()).contains(why).doesNotContain("\tat ").hasLineCount(2);
  }

  private CommandRun compare(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("compare"));
    words.addAll(List.of(arguments));
    return CommandRun.of(directory, words.toArray(String[]::new));
  }
}
