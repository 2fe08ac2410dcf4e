package glomers.workbench.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that reached a node, and that the node did not keep. */
class ForgottenValueTest {
  private static final String BROADCAST = "{'type':'broadcast','message':7}";

  @TempDir Path directory;

  @Test
  void a_node_that_acknowledged_it_and_never_stored_it_is_reported() throws Exception {
    HandMade test = HandMade.nodes(1).broadcast(7, "n0", 1000, 1001).end().read("n0", 9000);
    assertThat(test.sentences(7, directory))
        .containsExactly(
            "n0 was asked to broadcast it at 1.000 s, and acknowledged it at 1.001 s.",
            "At the end, no node showed it.",
            "n0 acknowledged it, and no read ever showed it.",
            "Usual causes: it acknowledges before it stores, or handlers that run at the same time"
                + " overwrite each other's values for want of a lock.");
  }

  @Test
  void if_others_show_it_the_reads_that_never_did_are_those_of_the_node() throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(7, "n0", 1000, 1001)
            .delivered("n0", "n1", 1001, 1001, BROADCAST)
            .end()
            .read("n1", 9000, 7L)
            .read("n0", 9000);
    assertThat(test.why(7, directory))
        .startsWith("n0 acknowledged it, and no read of n0 ever showed it.");
  }

  @Test
  void a_node_that_showed_it_and_then_did_not_is_reported_with_both_reads() throws Exception {
    HandMade test =
        HandMade.nodes(1)
            .read("n0", 500)
            .broadcast(7, "n0", 1000, 1001)
            .read("n0", 2000, 7L)
            .read("n0", 3000, 7L)
            .read("n0", 4000)
            .end()
            .read("n0", 9000);
    assertThat(test.why(7, directory))
        .containsExactly(
            "n0 showed it in the read at 3.000 s, and no longer in the read at 4.000 s.",
            "Usual causes: handlers that run at the same time and change the values without a"
                + " lock, or code that starts over with an empty list.");
  }

  @Test
  void a_node_that_got_it_from_another_and_never_showed_it_is_reported_with_the_message()
      throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(7, "n0", 1000, 1001)
            .delivered("n0", "n1", 1001, 1002, BROADCAST)
            .end()
            .read("n0", 9000, 7L)
            .read("n1", 9000);
    assertThat(test.why(7, directory))
        .containsExactly(
            "n0 sent it to n1 at 1.001 s (broadcast, message 0), and it was delivered at 1.002 s.",
            "No read of n1 ever showed it.",
            "Look at what a node does with a broadcast from another node.");
  }

  @Test
  void a_node_that_acknowledged_it_and_showed_it_late_is_reported_with_its_first_read()
      throws Exception {
    HandMade test =
        HandMade.nodes(1)
            .broadcast(7, "n0", 1000, 1001)
            .read("n0", 2000)
            .read("n0", 3000, 7L)
            .end()
            .read("n0", 9000, 7L);
    assertThat(test.sentences(7, directory))
        .containsExactly(
            "n0 was asked to broadcast it at 1.000 s, and acknowledged it at 1.001 s.",
            "n0 still did not show it in the read at 2.000 s.",
            "The first read of n0 to show it began at 3.000 s.",
            "Usual causes: it acknowledges before it stores, or answers reads from an old copy.");
  }

  /** A read right after the message proves no mistake; a later one does. */
  @ParameterizedTest
  @CsvSource({"1003, false", "2000, true"})
  void a_node_is_not_suspected_if_it_had_no_time_to_handle_the_message(
      long readAt, boolean suspected) throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(7, "n0", 1000, 1001)
            .delivered("n0", "n1", 1001, 1002, BROADCAST)
            .read("n1", readAt)
            .read("n1", 3000, 7L)
            .end()
            .read("n0", 9000, 7L)
            .read("n1", 9000, 7L);
    assertThat(test.why(7, directory))
        .contains("The first read of n1 to show it began at 3.000 s.")
        .hasSize(suspected ? 3 : 2);
  }
}
