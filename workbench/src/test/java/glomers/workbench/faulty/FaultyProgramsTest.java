package glomers.workbench.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Finding;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Patience;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.TestRun;
import glomers.workbench.workload.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each planted fault is named by its own finding, and by no other program's. */
class FaultyProgramsTest {
  @TempDir Path directory;

  @ParameterizedTest(name = "{0} is named {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          silent-at-init         | no-init-ok                | did not answer
          no-newline             | no-init-ok                | Every message ends with a newline
          init-refused           | no-init-ok                | error 13: not today
          stray-print            | malformed-line            | hello from
          wrong-in-reply-to      | reply-to-no-request       | answered a request that was never made
          no-in-reply-to         | reply-without-in-reply-to | without in_reply_to
          wrong-reply-type       | wrong-reply-type          | where read_ok was due
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
          """)
  void a_fault_is_named(String fault, String kind, String words) throws Exception {
    Outcome outcome = run(javaCommand(fault));
    assertThat(outcome.findings()).extracting(Finding::kind).contains(kind);
    assertThat(outcome.findings())
        .filteredOn(finding -> finding.kind().equals(kind))
        .allSatisfy(finding -> assertThat(finding.message()).contains(words));
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_program_without_a_fault_has_no_finding() throws Exception {
    Outcome outcome = run(javaCommand("none"));
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void a_program_that_is_not_there_is_named() throws Exception {
    assertNotStartable(directory.resolve("nothing"), "does not exist");
  }

  @Test
  void a_program_that_is_not_executable_is_named() throws Exception {
    assertNotStartable(Files.writeString(directory.resolve("text"), "#!/bin/sh\n"), "chmod +x");
  }

  @Test
  void a_script_whose_interpreter_is_missing_is_named() throws Exception {
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
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        FaultyNode.class.getName(),
        fault);
  }

  private Outcome run(List<String> command) throws InterruptedException {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.NONE)
            .nodes(3)
            .seconds(1.5)
            .rate(40)
            .topology(Topology.TOTAL)
            .strict()
            .seed(7)
            .build();
    EventLoop loop = EventLoop.realTime();
    ProcessCluster cluster = new ProcessCluster(loop, command, scenario.nodeIds(), directory);
    Patience patience = new Patience(TimeUnit.SECONDS.toNanos(4), TimeUnit.SECONDS.toNanos(2));
    return new TestRun(scenario, loop, cluster, patience, operation -> {}, Journal.NONE).run();
  }
}
