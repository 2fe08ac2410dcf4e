package glomers.workbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.scenario.Challenge;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;

/** Each mistake stops the ladder at the step that it is about, with words that name it. */
@Tag("any-jdk")
class MistakesTest {
  @TempDir private Path directory;

  @ParameterizedTest(name = "a program that {0} stops at {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          throws when it starts                   | init         | not ready
          registers a handler twice               | init         | Read has a handler already
          has no handler for topology             | topology     | no handler for topology
          ignores topology                        | topology     | did not answer topology
          answers topology with broadcast_ok      | topology     | a message of the type broadcast_ok, not topology_ok
          never stores                            | stores       | value 0 is lost
          shows nothing                           | stores       | value 0 is lost
          shows a value too many                  | stores       | -1, which nobody had broadcast
          keeps only the last value               | stores       | and no longer
          crashes on the second value             | stores       | Index 1 out of bounds
          acknowledges nothing                    | stores       | did not answer
          answers twice                           | stores       | that was answered before
          answers after six seconds               | stores       | took 6.0 s to answer
          answers broadcast with read_ok          | stores       | a message of the type read_ok, not broadcast_ok
          sends the answer as a message           | stores       | without in_reply_to
          answers no read                         | stores       | did not answer
          answers read with broadcast_ok          | stores       | a message of the type broadcast_ok, not read_ok
          has a list without a lock               | concurrent   | while others
          copies its list without a lock          | concurrent   | is lost
          reads without the lock                  | concurrent   | due           handlers that do not fail
          keeps values for ten seconds            | challenge-3a | and no longer
          clears its list now and then            | challenge-3a | and no longer
          tells nobody                            | peers        | n0 sent it to no other node
          tells its first peer only               | peers        | is lost
          tells its neighbours, who tell nobody   | peers        | is lost
          stores nothing that peers send          | peers        | No read of n1 ever showed it
          sends to itself                         | peers        | sent itself a message
          stores every copy                       | duplicates   | more than once
          removes a value that comes again        | duplicates   | and no longer
          echoes to the sender                    | duplicates   | goes round without end, n0 -> n1 -> n0
          sends each new value to all its peers   | duplicates   | n1 sent value 59 back to n0, which it had just got it from
          repeats what was acknowledged           | duplicates   | n0 sends n1 the same message again as soon as n1 has answered it
          sends on for ever                       | duplicates   | goes round without end, n0 -> n1 -> n0
          sends on for ever, but not back         | storm        | goes round without end
          sends on for ever along the topology    | storm        | goes round without end
          sends values as 64 bits                 | challenge-3b | is lost
          tells of fifteen values                 | challenge-3b | is lost
          sends once                              | partition    | Nobody tried n1 again
          sends twice                             | partition    | is lost
          takes one acknowledgement for all       | partition    | is lost
          sends until the end of time             | quiet        | the same again and again
          acknowledges only what is new           | quiet        | n1 did not answer n0's broadcast (msg_id 27), which n0 sends again and again
          waits too little for an acknowledgement | quiet        | the same again and again
          counts acknowledgements                 | faults       | lacked at the end
          takes a sign of life for an acknowledgement | faults       | is lost
          gives up after ten attempts             | challenge-3c | is lost
          waits longer each time                  | challenge-3c | is lost
          """)
  void a_mistake_stops_the_ladder_at_its_step(String mistake, String step, String words)
      throws Exception {
    assertStops(Ladder.to(Challenge.C3C), mistake, step, words);
  }

  /** With the last two steps alone: each run has 25 nodes. */
  @ParameterizedTest(name = "a program that {0} stops at {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sends each new value on to all        | targets-3d | messages an operation, and the target is under 30
          waits a second before it sends        | targets-3d | the target is under 400 ms
          sends to each peer and gets an answer | targets-3e | messages an operation, and the target is under 20
          sends twice                           | targets-3e | messages an operation, and the target is under 20
          """)
  void a_solution_that_costs_too_much_stops_the_ladder_at_its_target(
      String mistake, String step, String words) throws Exception {
    List<Step> targets =
        Ladder.to(Challenge.C3E).steps().stream()
            .filter(each -> each.challenge().targets().isPresent())
            .toList();
    assertStops(new Ladder(Challenge.C3E, targets), mistake, step, words);
  }

  private void assertStops(Ladder ladder, String mistake, String step, String words)
      throws Exception {
    Subject subject =
        new SimulatedSubject(
            "mistaken", List.of("simulate"), () -> new MistakenNode(mistake), List.of());
    List<StepReport> reports =
        new Climb(ladder, new CounterexampleFiles(directory)).run(subject, Climb.Listener.NONE);
    StepReport last = reports.get(reports.size() - 1);
    String text = String.join("\n", new LadderText(ladder, Ansi.OFF).explanation(last.result()));
    assertThat(last.step().id()).as(text).isEqualTo(step);
    assertThat(text).contains(words);
  }
}
