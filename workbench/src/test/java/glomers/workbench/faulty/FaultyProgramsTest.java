package glomers.workbench.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.finding.Finding;
import glomers.workbench.lines.LineCluster;
import glomers.workbench.lines.LineProcess;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.TestRun;
import glomers.workbench.run.Timeouts;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each planted fault has its own finding, which no other program gets. */
@Tag("any-jdk")
class FaultyProgramsTest {
  private static final Timeouts PATIENCE =
      new Timeouts(Scenario.seconds(4), Scenario.seconds(2), Scenario.seconds(2));

  /** For programs that answer init: a busy machine may start them slowly. */
  private static final Timeouts LONG_TIMEOUTS =
      new Timeouts(Scenario.seconds(60), Scenario.seconds(2), Scenario.seconds(2));

  /** The programs that don't answer init. */
  private static final Set<String> SILENT =
      Set.of("silent-at-init", "slow-at-init", "no-newline", "flushes-at-its-end", "never-flushes");

  @TempDir Path directory;

  @ParameterizedTest(name = "{0} is named {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          silent-at-init         | no-init-ok                | n0, n1, n2 did not answer init within 4 s (3 of 3 nodes). Their processes live. When the STDIN of n0 was closed, it ended and wrote nothing
          no-newline             | no-init-ok                | Every message ends with a newline
          init-refused           | no-init-ok                | error 13: not today
          stray-print            | malformed-line            | hello from
          wrong-in-reply-to      | reply-to-no-request       | never made: dest must be the src of one
          no-in-reply-to         | reply-without-in-reply-to | without in_reply_to
          wrong-reply-type       | wrong-reply-type          | a message of the type broadcast_ok, not read_ok
          read-without-messages  | read-without-messages     | body.messages must be a list
          dies-on-the-third      | node-died                 | I have had enough
          killed                 | node-died                 | signal 9
          forgets-a-value        | forgotten-value           | no longer
          invents-a-value        | unexpected-value          | 424242, which nobody had broadcast
          duplicates-in-reads    | duplicate-in-read         | more than once
          resends-for-ever       | not-quiet                 | messages a second
          back-and-forth         | not-quiet                 | messages a second
          answers-without-msg-id | reply-without-in-reply-to | wants no answer
          answers-a-null-id      | reply-to-no-request       | never made
          unknown-dest           | invalid-dest              | n99, who doesn't exist
          wrong-src              | wrong-src                 | in the name of n7
          relays-nothing         | not-everywhere            | lacked at the end
          storm                  | message-storm             | {"type":"broadcast","message":
          flushes-at-its-end     | not-flushed               | print(..., flush=True)
          flushes-at-first       | not-flushed               | only when its STDIN was closed
          slow-at-init           | no-init-ok                | It answered later: it is slow
          never-flushes          | no-init-ok                | a buffer that only a flush writes
          no-newline-later       | no-answer                 | 0 of
          pretty-json            | malformed-line            | a message must be on one line
          """)
  void a_fault_has_its_finding(String fault, String kind, String words) throws Exception {
    Timeouts timeouts = SILENT.contains(fault) ? PATIENCE : LONG_TIMEOUTS;
    assertNamed(run(javaCommand(fault), timeouts), kind, words);
  }

  /** Faults that need no process. */
  @ParameterizedTest(name = "{0} is named {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          init-echoed            | no-init-ok                | n0 answered init with a message of the type init, not init_ok: {"type":"init","in_reply_to":1}
          init-answers-nothing   | no-init-ok                | n0 sent init_ok, which answers nothing
          silent-at-topology     | no-topology-ok            | n0, n1, n2 did not answer topology within 2 s (3 of 3 nodes)
          topology-refused       | no-topology-ok            | n0 answered topology with error 10: what?
          topology-with-more     | no-topology-ok            | has the key "peers", which Maelstrom refuses
          answers-no-operation   | no-answer                 | answered 0 of
          answers-no-operation   | never-ok-read             | gave no answer in time
          one-answer-late        | late-answer               | n0 took 2.5 s to answer {"type":"broadcast",
          answers-twice          | answered-again            | that was answered before
          text-in-reply-to       | reply-to-no-request       | never made: dest must be the src of one
          error-without-code     | malformed-error           | body.code must be a whole number
          reply-with-more        | malformed-reply           | has the key "message", which Maelstrom refuses there
          reply-with-messages    | malformed-reply           | has the key "messages", which Maelstrom refuses there
          reply-with-text-id     | malformed-reply           | whose msg_id is no whole number
          reads-null             | read-without-messages     | and is null
          reads-text             | read-without-messages     | body.messages must be a list of whole numbers, and holds "
          reads-fractions        | read-without-messages     | body.messages must be a list of whole numbers, and holds
          reads-an-object        | read-without-messages     | and is {"values":[
          further-key            | unknown-key               | the key "trace" beside src, dest and body
          asks-seq-kv            | invalid-dest              | seq-kv, a service of Maelstrom's that this workbench does not have
          asks-lin-kv            | invalid-dest              | lin-kv, a service of Maelstrom's that this workbench does not have
          asks-lww-kv            | invalid-dest              | lww-kv, a service of Maelstrom's that this workbench does not have
          asks-lin-tso           | invalid-dest              | lin-tso, a service of Maelstrom's that this workbench does not have
          sends-to-itself        | sends-to-itself           | sent itself a message
          storm                  | message-storm             | -> n
          python-dict            | malformed-line            | single quotes
          nan                    | malformed-line            | NaN
          back-and-forth         | not-quiet                 | messages a second
          resends-for-ever       | not-quiet                 | messages a second
          """)
  void a_fault_that_needs_no_process_has_its_finding(String fault, String kind, String words)
      throws Exception {
    assertNamed(simulate(fault), kind, words);
  }

  /** One occurrence makes the test invalid, even if it is not strict and all else is right. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrong-reply-type",
        "read-without-messages",
        "reads-null",
        "reads-text",
        "reads-fractions",
        "reads-an-object",
        "reply-with-more",
        "reply-with-messages",
        "reply-with-text-id",
        "wrong-src"
      })
  void what_maelstrom_refuses_is_invalid(String fault) throws Exception {
    Outcome outcome = simulate(fault, false);
    assertThat(outcome.workload().verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.stats().verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
  }

  @ParameterizedTest
  @CsvSource({
    "further-key, unknown-key",
    "asks-lin-kv, invalid-dest",
    "unknown-dest, invalid-dest",
    "python-dict, malformed-line"
  })
  void what_maelstrom_stops_at_ends_the_test(String fault, String kind) throws Exception {
    Outcome outcome = simulate(fault, false);
    assertThat(outcome.completed()).isFalse();
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(outcome.reason().orElseThrow().kind()).isEqualTo(kind);
  }

  /** Maelstrom only counts these. */
  @ParameterizedTest
  @ValueSource(strings = {"sends-to-itself", "resends-for-ever"})
  void what_maelstrom_does_not_check_is_invalid_only_in_a_strict_test(String fault)
      throws Exception {
    Outcome lenient = simulate(fault, false);
    assertThat(lenient.findings()).isNotEmpty();
    assertThat(lenient.verdict()).isEqualTo(Verdict.VALID);
    assertThat(simulate(fault, true).verdict()).isEqualTo(Verdict.INVALID);
  }

  /** Findings must not contain messages of Java or Jackson. */
  private static void assertNamed(Outcome outcome, String kind, String words) {
    assertThat(outcome.findings()).extracting(Finding::kind).contains(kind);
    assertThat(outcome.findings())
        .filteredOn(finding -> finding.kind().equals(kind))
        .allSatisfy(finding -> assertThat(finding.message()).contains(words));
    assertThat(outcome.findings())
        .allSatisfy(
            finding ->
                assertThat(finding.message())
                    .doesNotContainPattern("[A-Za-z]\\[[a-z]*=|Timeout|REDACTED|UNKNOWN|Optional"));
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_program_without_a_fault_has_no_finding() throws Exception {
    Outcome outcome = run(javaCommand("none"));
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void a_slow_program_gets_no_advice_to_flush() throws Exception {
    assertThat(run(javaCommand("slow-at-init"), PATIENCE).findings())
        .extracting(Finding::kind)
        .containsExactly("no-init-ok");
  }

  @Test
  void the_error_names_a_program_that_does_not_exist() throws Exception {
    assertNotStartable(directory.resolve("nothing"), "does not exist");
  }

  @Test
  void the_error_names_a_program_that_is_not_executable() throws Exception {
    assertNotStartable(Files.writeString(directory.resolve("text"), "#!/bin/sh\n"), "chmod +x");
  }

  @Test
  void the_error_names_a_script_whose_interpreter_is_missing() throws Exception {
    Path script = Files.writeString(directory.resolve("script"), "#!/no/such/interpreter\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    assertNotStartable(script, "interpreter");
  }

  private void assertNotStartable(Path program, String words) throws InterruptedException {
    Outcome outcome = run(List.of(program.toString()));
    assertThat(outcome.findings())
        .singleElement()
        .extracting(Finding::kind)
        .isEqualTo("not-startable");
    assertThat(outcome.findings().get(0).message()).contains(words);
  }

  private static List<String> javaCommand(String fault) {
    return LineProcess.command(FaultyNode.class, fault);
  }

  private Outcome run(List<String> command) throws InterruptedException {
    return run(command, LONG_TIMEOUTS);
  }

  private Outcome run(List<String> command, Timeouts timeouts) throws InterruptedException {
    Scenario scenario = scenario(true);
    EventLoop loop = EventLoop.realTime();
    ProcessCluster cluster = new ProcessCluster(loop, command, scenario.nodeIds(), directory);
    return new TestRun(scenario, loop, cluster, timeouts, operation -> {}, Journal.NONE).run();
  }

  private static Outcome simulate(String fault) throws InterruptedException {
    return simulate(fault, true);
  }

  private static Outcome simulate(String fault, boolean strict) throws InterruptedException {
    Scenario scenario = scenario(strict);
    EventLoop loop = EventLoop.virtual();
    LineCluster cluster = new LineCluster(loop, scenario.nodeIds(), () -> new FaultyNode(fault));
    return new TestRun(scenario, loop, cluster, PATIENCE, operation -> {}, Journal.NONE).run();
  }

  private static Scenario scenario(boolean strict) {
    ScenarioBuilder scenario =
        ScenarioBuilder.of(Challenge.NONE)
            .nodes(3)
            .seconds(1.5)
            .rate(40)
            .topology(Topology.TOTAL)
            .seed(7);
    return (strict ? scenario.strict() : scenario).build();
  }
}
