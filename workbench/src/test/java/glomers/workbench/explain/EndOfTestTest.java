package glomers.workbench.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the final reads count as the end of a test, not earlier reads. */
class EndOfTestTest {
  private static final String BROADCAST = "{'type':'broadcast','message':7}";

  @TempDir Path directory;

  @Test
  void a_failed_final_read_does_not_count_as_a_read_without_the_value() throws Exception {
    HandMade test =
        HandMade.nodes(4)
            .read("n1", 500) // before the value was broadcast
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
  void if_no_final_read_succeeded_the_last_successful_read_decides() throws Exception {
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

  /** In either order: which read of a node with two clients ends first is chance. */
  @Test
  void of_two_final_reads_of_a_node_the_successful_one_is_reported() throws Exception {
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
  void an_error_reply_to_a_final_read_is_reported() throws Exception {
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
