package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.faulty.FaultyNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test node replaces a part, and programs in other languages. */
class BenchCommandTest {
  @TempDir private Path directory;
  private Path home;

  @BeforeEach
  void make_a_workbook() throws IOException {
    home = directory.toRealPath();
    program("part-3b/node", "none");
  }

  @Test
  void parts_and_programs_are_measured_in_the_order_of_the_words() throws Exception {
    program("first", "none");
    program("last", "none");
    CommandLineRun run =
        bench("--bin", home.resolve("first").toString(), "3b", "--bin=last", "--json", "--quick");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.path("programs"))
        .extracting(program -> program.path("name").asString())
        .containsExactly("first", "3b", "last");
    assertThat(json.path("quick").asBoolean()).isTrue();
    assertThat(json.path("programs"))
        .allMatch(program -> program.path("first-per-s").asDouble() > 0);
  }

  @Test
  void a_quick_run_says_that_it_was_quick_and_what_it_ran_on() throws Exception {
    CommandLineRun run = bench("3b", "--quick");
    assertThat(run.out())
        .startsWith("start\n")
        .contains("A quick run", "Ratios are to 3b", "2,000 broadcasts", "up to 100 unanswered")
        .contains("On " + Runtime.getRuntime().availableProcessors() + " cores");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 140);
  }

  @Test
  void a_program_that_fails_is_named_and_the_status_says_so() throws Exception {
    program("dying", "dies-on-the-third");
    CommandLineRun run = bench("--bin", "dying", "--quick", "--json");
    assertThat(run.err()).startsWith("glomers: dying died where broadcast_ok was due");
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void what_makes_no_sense_is_refused() throws Exception {
    assertRefused("there is no part '3x': the parts are 3a, 3b, 3c", "3x", "--quick");
    assertRefused("takes no programs", "--growth", "3b");
    assertRefused("takes no programs", "--growth", "--bin", "node");
    assertRefused("no part 3b on the class path", "--growth", "--quick");
  }

  private void assertRefused(String words, String... args) throws Exception {
    CommandLineRun run = bench(args);
    assertThat(run.err()).contains(words);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  private CommandLineRun bench(String... args) throws Exception {
    List<String> words = new ArrayList<>(List.of("bench"));
    words.addAll(List.of(args));
    return CommandLineRun.of(home, Map.of(), words.toArray(String[]::new));
  }

  private void program(String file, String fault) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    CommandLineRun.script(
        home.resolve(file),
        "exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s %s\n"
            .formatted(
                java, System.getProperty("java.class.path"), FaultyNode.class.getName(), fault));
  }
}
