package glomers.workbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.correct.Scripts;
import glomers.workbench.run.Timeouts;
import glomers.workbench.scenario.Challenge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/**
 * Each mistake of a program in Python stops the ladder at the step that it is about, with words
 * that name it. The programs climb at the same time, because they mostly wait.
 */
@Tag("any-jdk")
class MistakesInPythonTest {
  private static final int TOGETHER = 6;

  /** Shorter than those of Maelstrom, so that tests of silent programs end sooner. */
  private static final Timeouts SHORT =
      new Timeouts(
          TimeUnit.MILLISECONDS.toNanos(8000),
          TimeUnit.MILLISECONDS.toNanos(1500),
          TimeUnit.MILLISECONDS.toNanos(5000));

  private static final Ladder SHORT_LADDER =
      new Ladder(
          Challenge.C3C,
          Ladder.to(Challenge.C3C).steps().stream()
              .filter(step -> !step.id().startsWith("challenge") && !step.id().equals("concurrent"))
              .toList());

  private static final String MISTAKES =
      """
      fails when it starts              | init       | no_such_module
      ends no line                      | init       | without a newline
      does not flush                    | init       | in a buffer that only a flush writes
      prints a line                     | init       | starting n0
      ignores init                      | init       | did not answer init
      echoes init                       | init       | a message of the type init, not init_ok
      replies without in_reply_to       | init       | answers nothing
      writes a message on several lines | init       | a message must be on one line
      prints a dict                     | init       | single quotes
      adds a key                        | init       | "time"
      knows no topology                 | topology   | error 10
      never stores                      | stores     | is lost
      stores text                       | stores     | whole numbers
      shows an object                   | stores     | must be a list
      ignores broadcast                 | stores     | answered
      replies to the wrong msg_id       | stores     | never made
      answers late                      | stores     | s to answer
      answers twice                     | stores     | that was answered before
      exits                             | stores     | n0 died: exit status 0
      fails                             | stores     | KeyError
      loops for ever                    | stores     | answered
      tells nobody                      | peers      | is lost
      sends to a stranger               | stores     | n99, who doesn't exist
      sends in another's name           | peers      | in the name of
      stores every copy                 | duplicates | more than once
      sends on for ever                 | duplicates | goes round without end
      sends once                        | partition  | is lost
      """;

  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(TOGETHER);
  private static final Map<String, Future<StepReport>> CLIMBS = new LinkedHashMap<>();

  @TempDir private static Path directory;

  static Stream<Arguments> mistakes() {
    return MISTAKES
        .lines()
        .map(line -> line.split("\\|"))
        .map(cells -> Arguments.of(cells[0].strip(), cells[1].strip(), cells[2].strip()));
  }

  @BeforeAll
  static void climb() throws Exception {
    if (!Scripts.hasPython()) {
      return;
    }
    List<String> slowestFirst =
        new ArrayList<>(mistakes().map(cells -> (String) cells.get()[0]).toList());
    Collections.reverse(slowestFirst);
    for (String mistake : slowestFirst) {
      Path own = Files.createDirectories(directory.resolve("climb" + CLIMBS.size()));
      List<String> command = new ArrayList<>(Scripts.python("mistakes", "mistaken.py"));
      command.add(mistake);
      CLIMBS.put(mistake, EXECUTOR.submit(() -> climb(command, own)));
    }
  }

  @AfterAll
  static void stop() {
    EXECUTOR.shutdownNow();
  }

  @ParameterizedTest(name = "a program that {0} stops at {1}")
  @MethodSource("mistakes")
  void a_mistake_stops_the_ladder_at_its_step(String mistake, String step, String words)
      throws Exception {
    Scripts.assumePython();
    StepReport last = CLIMBS.get(mistake).get();
    String text =
        String.join("\n", new LadderText(SHORT_LADDER, Ansi.OFF).explanation(last.result()));
    assertThat(last.step().id()).as(text).isEqualTo(step);
    assertThat(text).contains(words);
  }

  /** The step at which a program stops. The steps that take longest are left out. */
  private static StepReport climb(List<String> command, Path directory) throws Exception {
    Subject subject = new ProcessSubject("mistaken", command, directory, SHORT);
    List<StepReport> reports =
        new Climb(SHORT_LADDER, new CounterexampleFiles(directory))
            .run(subject, Climb.Listener.NONE);
    return reports.get(reports.size() - 1);
  }
}
