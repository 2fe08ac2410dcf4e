package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A script replaces a real Maelstrom: it records its arguments. */
@Tag("any-jdk")
class MaelstromCommandTest {
  private static final int FAKE_STATUS = 7;

  @TempDir private Path directory;
  private Path home;
  private Path fake;

  @BeforeEach
  void make_a_workbook_and_a_maelstrom() throws IOException {
    home = directory.toRealPath();
    CommandLineRun.script(home.resolve("part-3c/node"), "exit 1\n");
    fake =
        CommandLineRun.script(
            home.resolve("real/maelstrom"),
            "for word in \"$@\"; do echo \"$word\"; done >'"
                + home.resolve("arguments")
                + "'\necho verdict\nexit "
                + FAKE_STATUS
                + "\n");
  }

  @Test
  void maelstrom_gets_every_flag_of_the_challenge_and_its_status_is_returned() throws Exception {
    CommandLineRun run = maelstrom(fake, "3c", "--", "--relay", "a b");
    assertThat(Files.readAllLines(home.resolve("arguments")))
        .startsWith("test", "-w", "broadcast", "--bin", home.resolve("part-3c/node").toString())
        .containsSequence("--node-count", "5", "--time-limit", "20", "--rate", "10")
        .containsSequence("--concurrency", "5", "--latency", "0", "--latency-dist", "constant")
        .containsSequence("--topology", "grid", "--nemesis", "partition")
        .endsWith("--nemesis-interval", "10", "--", "--relay", "a b");
    assertThat(run.out())
        .startsWith(fake + " test -w broadcast --bin ")
        .endsWith("-- --relay 'a b'\nverdict\n");
    assertThat(run.status()).isEqualTo(FAKE_STATUS);
  }

  @Test
  void flags_are_passed_to_maelstrom() throws Exception {
    String flags =
        "--node-count 25 --time-limit 3 --rate 2.5 --concurrency 50 --latency 100 --latency-dist"
            + " exponential --topology tree4 --nemesis partition --nemesis-interval 1.5"
            + " --availability 0.9 --log-stderr --log-net-send --log-net-recv";
    List<String> args = new ArrayList<>(List.of("--bin", "part-3c/node"));
    args.addAll(List.of(flags.replace("50", "2n").split(" ")));
    maelstrom(fake, args.toArray(String[]::new));
    assertThat(String.join(" ", Files.readAllLines(home.resolve("arguments"))))
        .isEqualTo("test -w broadcast --bin " + home.resolve("part-3c/node") + " " + flags);
  }

  @Test
  void without_a_nemesis_maelstrom_gets_none() throws Exception {
    maelstrom(fake, "3c", "--nemesis", "none");
    assertThat(home.resolve("arguments"))
        .content()
        .contains("--topology")
        .doesNotContain("nemesis");
  }

  @Test
  void its_directory_names_it_as_well_and_so_does_the_path() throws Exception {
    assertThat(maelstrom(fake.getParent(), "3c", "--dry-run").out()).startsWith(fake + " test ");
    String path = fake.getParent() + ":" + System.getenv("PATH");
    CommandLineRun found =
        CommandLineRun.of(home, Map.of("PATH", path), "maelstrom", "3c", "--dry-run");
    assertThat(found.out()).startsWith(fake + " test ");
  }

  @Test
  void a_dry_run_runs_nothing_and_needs_no_maelstrom() throws Exception {
    CommandLineRun run =
        CommandLineRun.of(home, withoutMaelstrom(), "maelstrom", "3c", "--dry-run");
    assertThat(run.out()).startsWith("maelstrom test -w broadcast ").hasLineCount(1);
    assertThat(run.status()).isZero();
    maelstrom(fake, "3c", "--dry-run");
    assertThat(home.resolve("arguments")).doesNotExist();
  }

  @Test
  void without_a_maelstrom_two_lines_say_how_to_get_one() throws Exception {
    CommandLineRun run = CommandLineRun.of(home, withoutMaelstrom(), "maelstrom", "3c");
    assertThat(run.err()).contains("MAELSTROM is not set").contains("releases").hasLineCount(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(Glomers.INTERNAL_ERROR);
  }

  @Test
  void a_maelstrom_that_is_not_where_it_should_be_is_named() throws Exception {
    CommandLineRun run = maelstrom(home.resolve("part-3c"), "3c");
    assertThat(run.err()).contains(home.resolve("part-3c/maelstrom") + " is no executable");
    assertThat(run.status()).isEqualTo(Glomers.INTERNAL_ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    "--nemesis=one-way, no --nemesis one-way",
    "'--nemesis=partition,pause', no --nemesis pause",
    "--repeat-values, no --repeat-values",
    "--strict, no --strict",
    "--latency-dist=exponential, must have a --latency of 1 or more",
    "--scenario=x.json, --scenario is the workbench's",
    "--store=there, Its results are in ./store",
    "--json, Its results are EDN",
    "--seeds=5, None of its runs is like another",
    "--shard=0/2, None of its runs is like another",
    "--shrink, None of its runs can be repeated",
    "--exhaustive, It has no virtual time",
    "--real, All it runs are processes",
    "--time-limit=1.5, whole seconds",
    "--time-limit=0, at least 1",
    "--workload=echo, --workload must be broadcast",
    "--node-count=0, --node-count must be"
  })
  void what_maelstrom_can_not_do_is_refused(String flag, String message) throws Exception {
    CommandLineRun run = maelstrom(fake, "3c", flag);
    assertThat(run.err()).contains(message);
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
    assertThat(home.resolve("arguments")).doesNotExist();
  }

  @Test
  void maelstroms_own_flags_are_passed_to_it_too() throws Exception {
    maelstrom(fake, "3c", "--nodes=a,b", "--test-count=3", "--leave-db-running", "--logging-json");
    assertThat(Files.readAllLines(home.resolve("arguments")))
        .containsSequence("--nodes", "a,b", "--time-limit")
        .endsWith("--test-count", "3", "--leave-db-running", "--logging-json")
        .doesNotContain("--node-count");
  }

  @ParameterizedTest
  @CsvSource({
    "--challenge 3d, judges no targets, target",
    "--nemesis none --nemesis-interval 3, --nemesis-interval is left out, nemesis"
  })
  void other_flags_that_are_left_out_get_a_note(String flags, String note, String word)
      throws Exception {
    CommandLineRun run = maelstrom(fake, ("3c " + flags).split(" "));
    assertThat(run.err()).contains(note).hasLineCount(1);
    assertThat(home.resolve("arguments")).content().doesNotContain(word);
  }

  @Test
  void a_seed_is_left_out_and_a_note_says_so() throws Exception {
    CommandLineRun run = maelstrom(fake, "3c", "--seed", "4");
    assertThat(run.err()).contains("takes no seed").hasLineCount(1);
    assertThat(home.resolve("arguments")).content().contains("--bin").doesNotContain("seed");
    assertThat(maelstrom(fake, "3c").err()).isEmpty();
  }

  private CommandLineRun maelstrom(Path where, String... args) throws Exception {
    List<String> words = new ArrayList<>(List.of("maelstrom"));
    words.addAll(List.of(args));
    return CommandLineRun.of(
        home, Map.of(Maelstrom.VARIABLE, where.toString()), words.toArray(String[]::new));
  }

  private Map<String, String> withoutMaelstrom() {
    return Map.of("PATH", home.toString());
  }
}
