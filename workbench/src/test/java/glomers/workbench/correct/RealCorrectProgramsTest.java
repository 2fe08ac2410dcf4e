package glomers.workbench.correct;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.TestRun;
import glomers.workbench.run.Timeouts;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A correct program gets no finding, whatever its design: as a process, in real time. The tests run
 * concurrently, because they mostly wait.
 */
@Tag("any-jdk")
class RealCorrectProgramsTest {
  /** Number of concurrent tests. */
  private static final int TOGETHER = 6;

  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(TOGETHER);
  private static final Map<String, Future<Outcome>> RUNS = new LinkedHashMap<>();

  @TempDir static Path directory;

  static List<CorrectProgram> programsInJava() {
    return CorrectProgram.all();
  }

  static List<String> programsInPython() {
    return List.of(
        "counted_digests.py", // never comes to rest, so it takes longest
        "untyped_bodies.py",
        "text_ids.py",
        "piggyback.py",
        "answers_for_another.py",
        "words_without_ids.py",
        "numbered.py",
        "slow_start.py",
        "thread_per_request.py",
        "chatty.py",
        "spelling.py crlf",
        "spelling.py backwards",
        "spelling.py escaped",
        "spelling.py spaced",
        "replies_with_more.py");
  }

  @BeforeAll
  static void startAll() throws Exception {
    for (CorrectProgram program : programsInJava()) {
      start(program.toString(), 3, program.command());
    }
    if (Scripts.hasPython()) {
      for (String program : programsInPython()) {
        start(program, 5, Scripts.python("correct", program));
      }
    }
  }

  @AfterAll
  static void stop() {
    EXECUTOR.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("programsInPython")
  void nothing_is_found_in_a_program_in_python(String program) throws Exception {
    Scripts.assumePython();
    assertThat(Accusations.of(RUNS.get(program).get())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("programsInJava")
  void nothing_is_found_in_a_program_in_java(CorrectProgram program) throws Exception {
    assertThat(Accusations.of(RUNS.get(program.toString()).get())).isEmpty();
  }

  private static void start(String program, int nodes, List<String> command) throws Exception {
    Path logs = Files.createDirectory(directory.resolve("run" + RUNS.size()));
    RUNS.put(program, EXECUTOR.submit(() -> run(nodes, command, logs)));
  }

  private static Outcome run(int nodes, List<String> command, Path logs)
      throws InterruptedException {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.C3B).nodes(nodes).concurrency(6).seconds(2).strict().build();
    EventLoop loop = EventLoop.realTime();
    ProcessCluster cluster = new ProcessCluster(loop, command, scenario.nodeIds(), logs);
    return new TestRun(scenario, loop, cluster, Timeouts.MAELSTROM, operation -> {}, Journal.NONE)
        .run();
  }
}
