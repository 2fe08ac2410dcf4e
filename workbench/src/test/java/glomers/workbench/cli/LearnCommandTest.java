package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code glomers learn} with a learner's own program. */
@Tag("any-jdk")
class LearnCommandTest {
  /** A solution of 3a that keeps its values in a static field, which no other node sees. */
  private static final String SOLUTION =
      """
      import glomers.common.node.*;
      import glomers.common.protocol.Body.*;
      import java.util.*;

      public class Mine implements NodeProgram {
        private static final List<Long> values = new ArrayList<>();

        public String name() {
          return "mine";
        }

        public void start(Node node, List<String> args) {
          node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
          node.on(Broadcast.class, request -> {
            synchronized (values) {
              values.add(request.body().message());
            }
            node.reply(request, new BroadcastOk());
          });
          node.on(Read.class, request -> {
            synchronized (values) {
              node.reply(request, new ReadOk(values));
            }
          });
        }
      }
      """;

  @TempDir private Path directory;
  private Path program;

  @BeforeEach
  void makeProject() throws Exception {
    program = Files.createDirectory(directory.resolve("mine"));
    Files.writeString(program.resolve("pom.xml"), "<challenge>3a</challenge>");
  }

  @Test
  void a_solution_climbs_to_the_challenge_of_its_project() throws Exception {
    CommandLineRun run = learn(SOLUTION, "--once");
    assertThat(run.out())
        .startsWith("mine: 5 steps to challenge 3a\n  passes  answers init ")
        .contains("  passes  solves challenge 3a ")
        .containsPattern("\\n\\[#{30}] 5 of 5 steps, \\d+\\.\\d\\d s\\n$");
    assertThat(run.status()).isZero();
  }

  @Test
  void the_first_step_that_fails_is_explained_with_the_command_that_repeats_it() throws Exception {
    CommandLineRun run = learn(SOLUTION, "--once", "--challenge", "3b");
    assertThat(run.out())
        .contains("  fails   tells its peers ")
        .contains("          came          value 0 is lost")
        .contains("n0 sent it to no other node.")
        .contains("\n          deduplicates, and does not echo\n")
        .contains("5 of 9 steps");
    assertThat(run.status()).isEqualTo(1);
    String file = directory.relativize(program) + "/target/learn/counterexample.json";
    assertThat(run.out()).contains("./glomers simulate --program mine --scenario " + file);
    CommandLineRun again =
        CommandLineRun.of(directory, Map.of(), "simulate", "--program", "mine", "--scenario", file);
    assertThat(again.out()).contains("lost          0\n");
  }

  @Test
  void a_compile_error_shows_file_line_source_and_caret() throws Exception {
    CommandLineRun run = learn(SOLUTION.replace("values.add(", "values.put("), "--once");
    assertThat(run.out())
        .contains("mine does not compile:\n", "Mine.java:16: error: cannot find symbol\n")
        .contains("\n          values.put(request.body().message());\n                ^\n");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void what_a_simulation_does_not_offer_is_named_before_the_first_step() throws Exception {
    CommandLineRun run =
        learn(SOLUTION.replace("synchronized (values) {", "System.exit(0); {"), "--once");
    assertThat(run.out()).contains("mine can't be simulated:\n", "ends the process");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void the_json_has_every_step_and_the_failure() throws Exception {
    CommandLineRun run = learn(SOLUTION, "--once", "--json", "--challenge", "3b");
    JsonNode climb = JsonMapper.shared().readTree(run.out());
    assertThat(climb.get("valid?").asBoolean()).isFalse();
    assertThat(climb.get("passed").asInt()).isEqualTo(5);
    assertThat(climb.get("steps")).hasSize(9);
    JsonNode failing = climb.get("steps").get(5);
    assertThat(failing.get("id").asString()).isEqualTo("peers");
    assertThat(failing.get("status").asString()).isEqualTo("fails");
    assertThat(failing.get("kind").asString()).isEqualTo("lost");
    assertThat(failing.get("hints")).isNotEmpty();
    assertThat(Path.of(failing.get("page").asString())).isRelative();
    assertThat(climb.get("steps").get(6).get("status").asString()).isEqualTo("not reached");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          learn                         | glomers: say which program climbs: its directory, or --bin FILE, or 3a, 3b or 3c
          learn 3a --bin x              | glomers: say which program climbs: its directory, or --bin FILE, or 3a, 3b or 3c
          learn mine --json             | glomers: --json needs --once
          learn mine --repeat 2         | glomers: --repeat needs --once
          learn mine --once --repeat 0  | glomers: --repeat must be 1 or more, and is 0
          learn none --once             | glomers: none does not exist
          learn mine --challenge 3f     | glomers: there is no challenge '3f': they are 3a, 3b, 3c, 3d, 3e
          learn --bin none --once       | glomers: --bin: none does not exist
          """)
  void wrong_arguments_are_named(String words, String error) throws Exception {
    CommandLineRun run = CommandLineRun.of(directory, Map.of(), words.split(" "));
    assertThat(run.err().replace(directory + "/", "")).startsWith(error);
    assertThat(run.status()).isEqualTo(254);
  }

  private CommandLineRun learn(String source, String... flags) throws Exception {
    Files.writeString(program.resolve("Mine.java"), source);
    String[] words = new String[flags.length + 2];
    words[0] = "learn";
    words[1] = "mine";
    System.arraycopy(flags, 0, words, 2, flags.length);
    return CommandLineRun.of(directory, Map.of(), words);
  }
}
