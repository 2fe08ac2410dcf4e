package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Several runs of one test, with a node that dies in the second run. */
@Tag("any-jdk")
class TestCountTest {
  private static final Path NODE = Path.of("src/main/build/first-node.sh").toAbsolutePath();

  @TempDir private Path directory;

  @BeforeEach
  void make_a_node() throws Exception {
    CommandLineRun.script(
        directory.resolve("dying"),
        "echo x >>'%s/starts'\n[ $(wc -l <'%s/starts') = 2 ] && exit 3\nexec sh '%s'\n"
            .formatted(directory, directory, NODE));
  }

  @Test
  void each_has_a_seed_and_a_place_and_the_status_is_that_of_the_worst() throws Exception {
    CommandLineRun run = test("--test-count", "3");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .containsSubsequence("seed 7\n", "Everything looks good!", "seed 8\n", "node-died")
        .containsSubsequence("seed 9\n", "Everything looks good!", "runs          3: 2 valid, 1 ")
        .containsSubsequence("not valid     seed 8\n", "seed 8        invalid: node-died\n")
        .endsWith("Analysis invalid! (ﾉಥ益ಥ）ﾉ ┻━┻\n");
    assertThat(stored()).containsExactly(7L, 8L, 9L);
    assertThat(directory.resolve("store/latest").toRealPath())
        .isEqualTo(directory.resolve("store/broadcast/latest").toRealPath())
        .isEqualTo(directory.resolve("store/dying/latest").toRealPath());
    assertThat(seed(directory.resolve("store/latest"))).isEqualTo(9);
  }

  @Test
  void once_is_once_and_shows_no_sum() throws Exception {
    assertThat(test("--test-count", "1").out()).doesNotContain("runs   ");
    assertThat(stored()).containsExactly(7L);
  }

  @Test
  void on_a_terminal_the_last_line_is_in_colour() throws Exception {
    List<String> terminal = List.of("-Dglomers.stdout.terminal=true");
    CommandLineRun run =
        CommandLineRun.of(directory, Map.of("TERM", "xterm"), terminal, words("--test-count", "2"));
    assertThat(run.out())
        .containsPattern("\u001b\\[31m\u001b\\[1mAnalysis invalid!.*\u001b\\[0m\n$");
  }

  @Test
  void less_than_once_is_refused() throws Exception {
    CommandLineRun run = test("--test-count", "0");
    assertThat(run.err()).startsWith("glomers: --test-count must be 1 to 10000, and is 0\n");
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  private CommandLineRun test(String... flags) throws Exception {
    return CommandLineRun.of(directory, Map.of(), words(flags));
  }

  private static String[] words(String... flags) {
    List<String> words = new ArrayList<>(List.of("test", "--bin", "dying", "--node-count", "1"));
    words.addAll(List.of("--time-limit", "0.5", "--rate", "20", "--seed", "7"));
    words.addAll(List.of(flags));
    return words.toArray(String[]::new);
  }

  private List<Long> stored() throws Exception {
    try (Stream<Path> tests = Files.list(directory.resolve("store/dying"))) {
      List<Long> seeds = new ArrayList<>();
      for (Path test : tests.filter(test -> !Files.isSymbolicLink(test)).sorted().toList()) {
        seeds.add(seed(test));
      }
      return seeds;
    }
  }

  private static long seed(Path test) throws Exception {
    return new JsonMapper()
        .readTree(Files.readString(test.resolve("results.json")))
        .get("seed")
        .asLong();
  }
}
