package glomers.workbench.program;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.NodeProgram;
import glomers.workbench.checker.Verdict;
import glomers.workbench.cluster.TrialStart;
import glomers.workbench.explore.Exploration;
import glomers.workbench.explore.ExplorationResult;
import glomers.workbench.finding.Finding;
import glomers.workbench.history.Operation;
import glomers.workbench.network.Journal;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.SeedResult;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program's mistakes do to a simulation: each is named, and none stops the workbench. */
class GuardedProgramTest {
  private static final Scenario SCENARIO = ScenarioBuilder.of(Challenge.C3A).seconds(2).build();

  @TempDir private Path directory;
  private final List<String> log = new ArrayList<>();

  @Test
  void a_program_without_mistakes_gets_no_finding() throws Exception {
    Outcome outcome = simulate("", "");
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.findings()).isEmpty();
  }

  @Test
  void a_handler_that_throws_is_logged_and_the_test_goes_on() throws Exception {
    Outcome outcome = simulate("if (value == 3) throw new IllegalStateException(\"boom\");", "");
    assertThat(outcome.completed()).isTrue();
    assertThat(log).singleElement().asString().contains("boom", "at Mine.broadcast(Mine.java:20)");
    assertThat(simulate("broadcast(request);", "").completed()).isTrue(); // StackOverflowError
  }

  @Test
  void a_handler_that_loops_for_ever_is_named_with_its_message_and_line() throws Exception {
    Outcome outcome = simulate("while (value == 3) { }", "");
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(outcome.findings())
        .extracting(Finding::kind)
        .containsOnlyOnce("handler-timeout")
        .doesNotContain("program-failed");
    assertThat(text(outcome, "handler-timeout"))
        .startsWith("n0 did not end handling c1 -> n0 {\"type\":\"broadcast\",\"msg_id\":")
        .contains(
            ",\"message\":3} within 2 s: its thread was running at Mine.java:20, in broadcast")
        .contains("All nodes of a simulation share one thread")
        .endsWith("Look for a loop that does not end, or for code that waits");
  }

  @Test
  void a_handler_that_waits_and_a_task_of_a_timer_are_named_as_such() throws Exception {
    Outcome outcome =
        simulate(
            "node.runLater(java.time.Duration.ZERO, this::task);",
            """
            private void task() {
              synchronized (values) { try { values.wait(); } catch (InterruptedException e) { } }
            }
            """);
    assertThat(text(outcome, "handler-timeout"))
        .startsWith("n0 did not end a timer's task within 2 s: its thread was waiting at")
        .contains("Mine.java:10, in task");
  }

  @Test
  void an_abandoned_handler_ends_when_it_uses_its_node() throws Exception {
    simulate(
        "String name = Thread.currentThread().getName(); Thread.currentThread().setName(\"mine\");"
            + " try { while (value >= 0) node.nanoTime(); } finally {"
            + " Thread.currentThread().setName(name); }",
        "");
    while (Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("mine"))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_program_that_does_not_end_ends_a_sweep_and_an_exploration() throws Exception {
    Supplier<NodeProgram> program = load("while (value >= 0) { }", "");
    assertThat(Simulation.runSeeds(SCENARIO, 100, program))
        .singleElement()
        .satisfies(result -> assertThat(result.isHandlerTimeout()).isTrue())
        .extracting(SeedResult::seed)
        .isEqualTo(0L);
    ExplorationResult explored = Exploration.of(program).nodes(1).values(1).cuts(0).run();
    assertThat(explored.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(explored.unfinished())
        .contains("n0 did not end handling {\"type\":\"broadcast\",\"message\":0}", "Mine.java:20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (value > 0) throw new java.lang.Error(\"boom\"); // threw java.lang.Error: boom",
        "values.add((long) new int[Integer.MAX_VALUE].length); // ran out of memory"
      })
  void an_error_that_nobody_catches_ends_the_test_with_its_line(String code) throws Exception {
    Outcome outcome = simulate("if (value == 3) " + code, "");
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(text(outcome, "program-failed"))
        .startsWith(
            "n0 " + code.split("// ")[1] + " while handling c1 -> n0 {\"type\":\"broadcast\"")
        .endsWith(", at Mine.java:20, in broadcast");
    ExplorationResult explored =
        Exploration.of(load("if (value == 0) " + code.replace("value > 0", "value == 0"), ""))
            .nodes(1)
            .values(1)
            .run();
    assertThat(explored.unfinished()).contains(code.split("// ")[1], "Mine.java:20");
  }

  @Test
  void what_it_prints_is_logged_and_only_stdout_is_a_finding() throws Exception {
    Outcome outcome =
        simulate(
            "if (value > 1) return; System.out.println(\"got \" + value); System.out.print(\"x\");"
                + " new Exception(\"trace\").printStackTrace();",
            "");
    assertThat(log)
        .contains("got 0", "x", "got 1", "java.lang.Exception: trace")
        .anyMatch(line -> line.startsWith("\tat Mine.broadcast("));
    assertThat(text(outcome, "prints-to-stdout"))
        .startsWith("n0 printed to System.out: 'got 0'. STDOUT of a node carries its messages and")
        .endsWith("(and 3 times more)");
    assertThat(outcome.verdict()).isNotEqualTo(Verdict.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static { fail(); } // a static initializer threw",
        "public Mine() { fail(); } // the constructor of Mine threw",
        "static final Object LAST; static { fail(); LAST = null; } // a static initializer threw"
      })
  void a_program_that_can_not_be_made_is_named_with_the_line(String members) throws Exception {
    String fail = "\nprivate static void fail() { throw new IllegalStateException(\"boom\"); }";
    Supplier<NodeProgram> program = load("", members + fail);
    String text =
        members.split("// ")[1] + " java.lang.IllegalStateException: boom, at Mine.java:10";
    assertThat(TrialStart.of(program, List.of()).map(TrialStart.Problem::text))
        .hasValueSatisfying(problem -> assertThat(problem).contains(text));
    Outcome outcome = Simulation.run(SCENARIO, load("", members + fail));
    assertThat(text(outcome, "not-startable")).contains(text, ", in fail");
  }

  @Test
  void a_program_whose_start_does_not_end_is_named_before_the_test() throws Exception {
    Supplier<NodeProgram> program = load("", "static { for (int i = 0; i >= 0; i = i) { } }");
    assertThat(TrialStart.of(program, List.of()))
        .hasValueSatisfying(
            problem ->
                assertThat(problem.text())
                    .startsWith("the program did not end starting within 2 s")
                    .contains("Mine.java:9"));
  }

  @Test
  void a_thread_of_its_own_that_uses_the_node_is_named() throws Exception {
    // The compiler's rules refuse it, but a library may start a thread, too.
    Outcome outcome =
        simulate(
            "Thread t = new Thread(() -> node.log(\"hello\"), \"mine\"); t.start();"
                + " try { t.join(); } catch (InterruptedException e) { }",
            "");
    assertThat(text(outcome, "program-failed"))
        .startsWith(
            "a node is used by a thread of the program's own, 'mine'. In a simulation, code");
    assertThat(log).doesNotContain("hello");
  }

  private Outcome simulate(String inBroadcast, String members) throws Exception {
    log.clear();
    return Simulation.run(
        SCENARIO,
        load(inBroadcast, members),
        List.of(),
        (Operation operation) -> {},
        Journal.NONE,
        (node, now, text) -> log.add(text));
  }

  private Supplier<NodeProgram> load(String inBroadcast, String members) throws Exception {
    return Source.load(directory, Source.program(inBroadcast, members));
  }

  private static String text(Outcome outcome, String kind) {
    Optional<Finding> finding =
        outcome.findings().stream().filter(f -> f.kind().equals(kind)).findFirst();
    assertThat(finding).as(outcome.findings().toString()).isPresent();
    return finding.get().message();
  }
}
