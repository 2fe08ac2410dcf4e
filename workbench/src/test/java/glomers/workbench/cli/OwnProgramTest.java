package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flag {@code --program} of each command, but of {@code compare}, which needs the parts. */
class OwnProgramTest {
  private static final String SOURCE =
      """
      import glomers.common.io.StdioNode;
      import glomers.common.node.*;
      import glomers.common.protocol.Body.*;
      import java.util.*;
      import java.util.concurrent.*;

      public final class Mine implements NodeProgram {
        private final List<Long> values = new CopyOnWriteArrayList<>();
        @Override public String name() { return "mine"; }
        @Override public void start(Node node, List<String> args) {
          if (!args.isEmpty()) throw new IllegalArgumentException("mine takes no arguments");
          node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
          node.on(Read.class, request -> node.reply(request, new ReadOk(List.copyOf(values))));
          node.on(Broadcast.class, request -> {
            values.add(request.body().message());
            node.reply(request, new BroadcastOk());
          });
        }
        public static void main(String[] args) { StdioNode.main(Mine::new, args); }
      }
      """;

  @TempDir private Path temporary;
  private Path directory;
  private Path program;

  @BeforeEach
  void write_the_program() throws IOException {
    directory = temporary.toRealPath();
    program = Files.createDirectory(directory.resolve("mine"));
    write(SOURCE);
  }

  @Test
  void simulate_runs_it_and_the_command_repeats_it() throws Exception {
    CommandLineRun run = glomers("simulate", "3a", "--program", "mine", "--seed", "7");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("mine: 1 node, 20 s, rate 10, seed 7\n")
        .contains("to repeat it  ./glomers simulate --program " + program + " --node-count 1 ")
        .contains("stored in     store/simulated-mine/")
        .endsWith("Everything looks good! ヽ(‘ー`)ノ\n");
    assertThat(run.status()).isZero();
  }

  @Test
  void simulate_shrinks_its_failure() throws Exception {
    CommandLineRun run = glomers("simulate", "3b", "--program", "mine", "--seed", "7", "--shrink");
    assertThat(run.out())
        .contains("The smallest found that fails so (lost), in ", ": 2 nodes, 1 broadcast, 1 read")
        .contains("to run it: ./glomers simulate --program " + program + " --scenario store/");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void simulate_sweeps_and_explores_it() throws Exception {
    CommandLineRun sweep = glomers("simulate", "3b", "--program", "mine", "--seeds", "3..5");
    assertThat(sweep.out())
        .contains("runs          3: 0 valid, 3 invalid, 0 unknown\n")
        .contains("to repeat it  ./glomers simulate --program " + program + " --node-count 5 ");
    CommandLineRun explored = glomers("simulate", "--program", "mine", "--exhaustive");
    assertThat(explored.out())
        .contains("never has 0, which was acknowledged")
        .contains("to repeat it  ./glomers simulate --program " + program + " --exhaustive ");
  }

  @Test
  void a_handler_that_does_not_end_ends_a_sweep_and_is_not_shrunk() throws Exception {
    write(SOURCE.replace("values.add(", "for (; values.size() > 2; ) { }\nvalues.add("));
    CommandLineRun sweep = glomers("simulate", "3a", "--program", "mine", "--seeds", "1000");
    assertThat(sweep.out())
        .contains("  stopped       after seed 0, whose run does not end\n")
        .contains("runs          1: 0 valid, 1 invalid, 0 unknown\n");
    assertThat(sweep.status()).isEqualTo(1);
    CommandLineRun run = glomers("simulate", "3a", "--program", "mine", "--shrink");
    assertThat(run.out())
        .contains(
            "  handler-timeout n0 did not end handling ", "was running at Mine.java:15, in start")
        .contains("Not shrunk: each try would wait for the handler that does not end.\n");
  }

  @Test
  void test_and_bench_compile_it_and_run_it_as_processes_which_may_do_more() throws Exception {
    write(SOURCE.replace("values.add(", "Thread.yield(); values.add("));
    CommandLineRun run =
        glomers("test", "3a", "--program", "mine", "--time-limit", "0.5", "--seed", "7");
    assertThat(run.out())
        .startsWith("mine: 1 node, 0.5 s, rate 10, seed 7\n")
        .contains("to repeat it  ./glomers test --program " + program + " --node-count 1 ");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(program.resolve("target/classes/Mine.class")).exists();
    CommandLineRun bench = glomers("bench", "--program", "mine", "--quick");
    assertThat(bench.out()).contains("\n  mine ", "A quick run");
    assertThat(bench.status()).as(bench.err()).isZero();
  }

  @Test
  void a_script_node_in_the_directory_is_what_runs_as_a_process() throws Exception {
    CommandLineRun.script(program.resolve("node"), "echo this is the script >&2; exit 1\n");
    CommandLineRun run = glomers("test", "3a", "--program", "mine", "--time-limit", "0.5");
    assertThat(run.out()).contains("node-died").contains("this is the script");
  }

  @Test
  void errors_of_the_compiler_are_a_bad_argument_and_nothing_runs() throws Exception {
    write(SOURCE.replace("new BroadcastOk());", "new BroadcastOk()"));
    CommandLineRun run = glomers("simulate", "3a", "--program", "mine");
    assertThat(run.err())
        .startsWith("glomers: --program: mine does not compile:\nmine/Mine.java:16: error: ')'")
        .contains("\n      node.reply(request, new BroadcastOk()\n")
        .doesNotContain("at glomers");
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
    assertThat(directory.resolve("store")).doesNotExist();
  }

  @Test
  void what_a_simulation_does_not_offer_is_refused() throws Exception {
    write(SOURCE.replace("values.add(", "Thread.yield(); values.add("));
    CommandLineRun run = glomers("simulate", "3a", "--program", "mine");
    assertThat(run.err())
        .startsWith(
            "glomers: --program: mine can't be simulated:\nmine/Mine.java:15: error: Thread.y")
        .endsWith("As processes, its nodes may do so: ./glomers test --program mine\n");
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  @Test
  void bad_directories_and_arguments_are_bad_arguments() throws Exception {
    assertError("glomers: --program: none does not exist\n", "simulate", "--program", "none");
    assertError(
        "glomers: the words after -- are wrong: mine takes no arguments\n",
        "simulate",
        "--program",
        "mine",
        "--",
        "--fast");
    assertError(
        "glomers: --bin and --program don't go together: each names the program to test\n",
        "test",
        "--program",
        "mine",
        "--bin",
        "mine");
    assertError(
        "glomers: the part must be one of 3a, 3b, 3c, 3d, 3e, and is '4a'\n",
        "simulate",
        "4a",
        "--program",
        "mine");
    assertError("glomers: --program is the workbench's", "maelstrom", "3a", "--program", "mine");
  }

  @Test
  void new_makes_a_project_that_the_other_commands_take() throws Exception {
    CommandLineRun made = glomers("new", "3a", "my 3a");
    assertThat(made.out())
        .startsWith("my 3a: your own program for challenge 3a\n  src/main/java/broadcast/")
        .endsWith("next: ./glomers learn 'my 3a'\n");
    CommandLineRun run = glomers("simulate", "3a", "--program", "my 3a", "--seed", "1");
    assertThat(run.out()).contains("no-topology-ok").contains("--program '" + directory);
    CommandLineRun again = glomers("new", "3a", "my 3a");
    assertThat(again.err()).startsWith("glomers: my 3a is not empty: it contains ");
    assertThat(again.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
    CommandLineRun from = glomers("new", "3b", "my-3b", "--from", "my 3a");
    assertThat(from.status()).as(from.err()).isZero();
    assertError("glomers: there is no part '3d': the parts are 3a, 3b, 3c", "new", "3d", "x");
  }

  private void assertError(String message, String... words) throws Exception {
    CommandLineRun run = glomers(words);
    assertThat(run.err()).startsWith(message).doesNotContain("\tat ");
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  private void write(String source) throws IOException {
    Files.writeString(program.resolve("Mine.java"), source);
  }

  private CommandLineRun glomers(String... words) throws IOException, InterruptedException {
    return CommandLineRun.of(directory, Map.of(), words);
  }
}
