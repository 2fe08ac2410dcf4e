package glomers.workbench.faulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.finding.Finding;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.TestRun;
import glomers.workbench.run.Timeouts;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs in Python for which the workbench once reported something untrue, or nothing. */
@Tag("any-jdk")
class CasesTest {
  @TempDir Path logs;

  @BeforeEach
  void python_is_here() {
    boolean found =
        Pattern.compile(File.pathSeparator)
            .splitAsStream(System.getenv("PATH"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "python3")));
    assumeThat(found).as("python3 is not on the PATH").isTrue();
  }

  @ParameterizedTest
  @CsvSource({"sync_on_read.py, 5", "no_body_type.py, 5"})
  void a_correct_program_has_no_finding(String program, int nodes) throws Exception {
    Outcome outcome = run(30, nodes, program);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.quiescence().orElseThrow().quiet()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          extra_key.py      | unknown-key    | n0 sent a message with the key "trace"
          init_echo.py      | no-init-ok     | n0 answered init with a message of the type init, not init_ok
          init_echo.py mute | no-topology-ok | n0 did not answer topology within 2 s. Its process lives. When the STDIN of n0 was closed, it ended and wrote nothing
          no_newline.py     | no-answer      | Its STDOUT ends in a line without a newline: {
          """)
  void the_finding_on_a_wrong_program_says_what_it_did(String program, String kind, String words)
      throws Exception {
    Outcome outcome = run(30, 1, program.split(" "));
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(outcome.findings())
        .filteredOn(finding -> finding.kind().equals(kind))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains(words);
  }

  @Test
  void the_finding_on_a_script_that_never_flushes_says_how_to_flush() throws Exception {
    Outcome outcome = run(5, 1, "no_flush.py");
    assertThat(outcome.findings())
        .extracting(Finding::kind)
        .containsExactly("not-flushed", "no-init-ok");
    assertThat(outcome.findings().get(0).message()).contains("print(..., flush=True)");
  }

  private Outcome run(double initSeconds, int nodes, String... program) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.add(Path.of(getClass().getResource("/cases/" + program[0]).toURI()).toString());
    command.addAll(List.of(program).subList(1, program.length));
    Scenario scenario =
        ScenarioBuilder.of(Challenge.NONE)
            .nodes(nodes)
            .rate(20)
            .seconds(2)
            .strict()
            .seed(7)
            .build();
    EventLoop loop = EventLoop.realTime();
    ProcessCluster cluster = new ProcessCluster(loop, command, scenario.nodeIds(), logs);
    Timeouts timeouts =
        new Timeouts(Scenario.seconds(initSeconds), Scenario.seconds(2), Scenario.seconds(4));
    return new TestRun(scenario, loop, cluster, timeouts, operation -> {}, Journal.NONE).run();
  }
}
