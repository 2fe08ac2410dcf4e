package glomers.workbench.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a test is its final reads, and nothing that a node showed before. */
class EndOfTestTest {
  private static final String BROADCAST = "{'type':'broadcast','message':7}";

  @TempDir Path directory;

  @Test
  void a_node_that_did_not_answer_its_last_read_is_not_said_to_lack_what_it_showed_or_did_not()
      throws Exception {
    HandMade test =
        HandMade.nodes(4)
            .read("n1", 500) // before the value was there
            .broadcast(7, "n0", 1000, 1001)
            .delivered("n0", "n1", 1001, 1001, BROADCAST)
            .delivered("n0", "n3", 1001, 1001, BROADCAST)
            .read("n3", 2000, 7L)
            .end()
            .read("n0", 9000, 7L)
            .unansweredRead("n1", 9000)
            .read("n2", 9000);
    assertThat(test.sentences(7, directory))
        .containsExactly(
            "n0 was asked to broadcast it at 1.000 s, and acknowledged it at 1.001 s.",
            "At the end, n0 showed it, and n2 did not; n1 did not answer its last read; no client"
                + " reads n3.",
            "Nobody sent it to n2: it had come no further than n0, n1, n3.",
            "These sent it to no other node.");
  }

  @Test
  void where_no_node_answered_its_last_read_the_last_read_that_worked_decides() throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(7, "n0", 1000, 1001)
            .read("n0", 2000, 7L)
            .read("n1", 3000)
            .end()
            .unansweredRead("n0", 9000)
            .unansweredRead("n1", 9000);
    assertThat(test.sentences(7, directory))
        .containsExactly(
            "n0 was asked to broadcast it at 1.000 s, and acknowledged it at 1.001 s.",
            "At the end, no read worked; n0, n1 did not answer their last reads.",
            "The last read that worked, of n1 at 3.000 s, did not show it.",
            "Nobody sent it to n1 by then: it had come no further than n0.",
            "n0 sent it to no other node by then.");
  }

  /** In either order: of a node with two clients it is luck whose read ends first. */
  @Test
  void a_node_that_answered_one_of_its_last_reads_is_told_with_that_one() throws Exception {
    HandMade test =
        HandMade.nodes(3)
            .broadcast(7, "n0", 1000, 1001)
            .delivered("n0", "n1", 1001, 1001, BROADCAST)
            .end()
            .read("n0", 9000, 7L)
            .unansweredRead("n0", 9000)
            .unansweredRead("n1", 9000)
            .read("n1", 15_000, 7L)
            .read("n2", 9000)
            .unansweredRead("n2", 9000);
    assertThat(test.seen(7, directory)).contains("At the end, n0, n1 showed it, and n2 did not.");
  }

  @Test
  void a_last_read_that_was_answered_with_an_error_is_told_with_it() throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(7, "n0", 1000, 1001)
            .end()
            .failedRead("n0", 9000, List.of("temporarily-unavailable", "busy"))
            .read("n1", 9000);
    assertThat(test.seen(7, directory))
        .contains(
            "At the end, no node showed it; n0 answered with the error temporarily-unavailable, to"
                + " its last read.");
  }
}
