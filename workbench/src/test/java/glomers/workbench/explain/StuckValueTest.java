package glomers.workbench.explain;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.scenario.FaultKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value that did not reach a node: which nodes had it, which sent it, and what stopped it. */
class StuckValueTest {
  private static final String PASS = "{'type':'pass','value':7}";
  private static final String BROADCAST = "{'type':'broadcast','message':7}";

  @TempDir Path directory;

  @Test
  void a_late_value_that_was_stuck_hops_away_is_reported_with_the_link_the_partition_and_its_route()
      throws Exception {
    HandMade test =
        HandMade.nodes(4)
            .broadcast(7, "n3", 1000, 1001)
            .fault(FaultKind.PARTITION, "majority: n0 n1 | n2 n3", 500, 5000)
            .delivered("n3", "n2", 1001, 1001, PASS)
            .lost("n2", "n1", 1001, "partition 1", PASS)
            .lost("n2", "n1", 2001, "partition 1", PASS)
            .lost("n2", "n1", 3001, "partition 1", PASS)
            .lost("n2", "n1", 4001, "partition 1", PASS) // after the read: it doesn't count
            .delivered("n2", "n1", 5001, 5001, PASS)
            .delivered("n1", "n0", 5001, 5002, PASS)
            .read("n0", 3500)
            .end()
            .read("n0", 9000, 7L);
    assertThat(test.sentences(7, directory))
        .containsExactly(
            "n3 was asked to broadcast it at 1.000 s, and acknowledged it at 1.001 s.",
            "n0 still did not show it in the read at 3.500 s.",
            "Nobody sent it to n0 by then: it had come no further than n2, n3.",
            "n2 sent it to n1 at 1.001 s (pass, message 1), but partition 1 cut it off: majority:"
                + " n0 n1 | n2 n3, from 0.500 s to 5.000 s.",
            "n2 sent it to n1 2 times more, the last time at 3.001 s: partition 1 stopped them"
                + " all.",
            "It came to n0 at last: n3 -> n2 at 1.001 s, n2 -> n1 at 5.001 s, n1 -> n0 at 5.002"
                + " s.");
  }

  /** The read comes between the hops: the last message is in flight, and was not the cause. */
  @Test
  void a_late_value_that_had_just_crossed_the_cut_is_reported_with_what_delayed_it_before()
      throws Exception {
    HandMade test =
        HandMade.nodes(3)
            .broadcast(7, "n2", 1000, 1001)
            .fault(FaultKind.PARTITION, "one: n2 | n0 n1", 500, 5000)
            .lost("n2", "n1", 1001, "partition 1", PASS)
            .delivered("n2", "n1", 5001, 5002, PASS)
            .delivered("n1", "n0", 5002, 5004, PASS)
            .read("n0", 5003)
            .end()
            .read("n0", 9000, 7L);
    assertThat(test.why(7, directory))
        .containsExactly(
            "n2 sent it to n1 at 1.001 s (pass, message 0), but partition 1 cut it off: one: n2 | n0"
                + " n1, from 0.500 s to 5.000 s.",
            "n1 sent it to n0 at 5.002 s (pass, message 2), and it was delivered at 5.004 s.",
            "It came to n0 at last: n2 -> n1 at 5.002 s, n1 -> n0 at 5.004 s.");
  }

  @Test
  void of_many_links_those_on_the_route_come_first_and_the_rest_are_counted() throws Exception {
    HandMade test =
        HandMade.nodes(6)
            .broadcast(7, "n0", 1000, 1001)
            .lost("n0", "n1", 1001, "loss 1", PASS)
            .lost("n0", "n2", 1001, "loss 1", PASS)
            .lost("n0", "n3", 1001, "loss 1", PASS)
            .lost("n0", "n4", 1001, "loss 1", PASS)
            .delivered("n0", "n4", 5001, 5001, PASS)
            .delivered("n4", "n5", 5001, 5002, PASS)
            .read("n5", 3000)
            .end()
            .read("n5", 9000, 7L);
    assertThat(test.why(7, directory))
        .containsExactly(
            "Nobody sent it to n5 by then: it had come no further than n0.",
            "n0 sent it to n4 at 1.001 s (pass, message 3), but it was lost: loss 1.",
            "n0 sent it to n1 at 1.001 s (pass, message 0), but it was lost: loss 1.",
            "n0 sent it to n2 at 1.001 s (pass, message 1), but it was lost: loss 1.",
            "It was sent on 1 more link by then, and did not arrive.",
            "It came to n5 at last: n0 -> n4 at 5.001 s, n4 -> n5 at 5.002 s.");
  }

  @Test
  void of_a_long_route_the_last_hops_are_listed() throws Exception {
    HandMade test = HandMade.nodes(9).broadcast(7, "n0", 1000, 1001).read("n8", 1500);
    for (int hop = 1; hop <= 8; hop++) {
      test.delivered("n" + (hop - 1), "n" + hop, 2000 + hop, 2000 + hop, PASS);
    }
    assertThat(test.end().read("n8", 9000, 7L).why(7, directory))
        .endsWith(
            "It came to n8 at last: n2 -> n3 at 2.003 s, n3 -> n4 at 2.004 s, n4 -> n5 at 2.005 s,"
                + " n5 -> n6 at 2.006 s, n6 -> n7 at 2.007 s, n7 -> n8 at 2.008 s (the last 6 of 8"
                + " hops).");
  }

  @Test
  void a_lost_value_that_no_node_forwarded_is_reported_once_for_all_nodes_without_it()
      throws Exception {
    HandMade test =
        HandMade.nodes(4)
            .broadcast(7, "n0", 1000, 1001)
            .delivered("n0", "n1", 1001, 1001, BROADCAST)
            .end()
            .read("n0", 9000, 7L)
            .read("n1", 9000, 7L)
            .read("n2", 9000)
            .read("n3", 9000);
    assertThat(test.sentences(7, directory))
        .containsExactly(
            "n0 was asked to broadcast it at 1.000 s, and acknowledged it at 1.001 s.",
            "At the end, n0, n1 showed it, and n2, n3 did not.",
            "Nobody sent it to n2, n3: it had come no further than n0, n1.",
            "These sent it to no other node.");
  }

  @Test
  void if_no_message_reached_one_node_the_nodes_behind_it_are_reported_without_repeating_that()
      throws Exception {
    HandMade test =
        HandMade.nodes(3)
            .broadcast(7, "n0", 1000, 1001)
            .fault(FaultKind.ONE_WAY, "n0 -> n1", 500, 2000)
            .lost("n0", "n1", 1001, "one-way 1", BROADCAST)
            .end()
            .read("n0", 9000, 7L)
            .read("n1", 9000)
            .read("n2", 9000);
    assertThat(test.why(7, directory))
        .containsExactly(
            "n0 sent it to n1 at 1.001 s (broadcast, message 0), but one-way 1 cut it off: n0 ->"
                + " n1, from 0.500 s to 2.000 s.",
            "Nobody tried n1 again.",
            "Nobody sent it to n2: it had come no further than n0.");
  }

  @Test
  void each_kind_of_fault_that_stopped_a_message_is_described_in_its_own_words() throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(7, "n0", 1000, 1001)
            .fault(FaultKind.LOSS, "20% of the messages", 500, 2000)
            .lost("n0", "n1", 1100, "loss 1", BROADCAST)
            .lost("n0", "n1", 1200, "unread input", BROADCAST)
            .underWay("n0", "n1", 8999, BROADCAST)
            .end()
            .read("n0", 9000, 7L)
            .read("n1", 9000);
    assertThat(test.why(7, directory))
        .containsExactly(
            "n0 sent it to n1 at 1.100 s (broadcast, message 0), but loss 1 lost it: 20% of the"
                + " messages, from 0.500 s to 2.000 s.",
            "n0 sent it to n1 at 1.200 s (broadcast, message 1), but n1 did not read its input,"
                + " and so it was dropped at 1.200 s.",
            "n0 sent it to n1 at 8.999 s (broadcast, message 2), and it was still under way when"
                + " the test ended.");
  }

  @Test
  void a_message_that_was_slowed_or_reached_a_paused_node_is_reported_so() throws Exception {
    HandMade test =
        HandMade.nodes(3)
            .broadcast(7, "n0", 1000, 1001)
            .fault(FaultKind.PAUSE, "n1 n2", 900, 6000)
            .fault(FaultKind.SLOW, "tenfold", 1000, 2000)
            .delivered("n0", "n1", 1001, 1101, BROADCAST)
            .read("n2", 3000)
            .delivered("n1", "n2", 6000, 6100, BROADCAST)
            .end()
            .read("n2", 9000, 7L);
    assertThat(test.why(7, directory))
        .containsExactly(
            "Nobody sent it to n2 by then: it had come no further than n0, n1.",
            "These sent it to no other node by then.",
            "n1 stood still from 0.900 s to 6.000 s (pause 1).",
            "It came to n2 at last: n0 -> n1 at 1.101 s, n1 -> n2 at 6.100 s.");
  }

  @Test
  void a_message_in_flight_at_the_deadline_is_reported_with_what_delayed_it() throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(7, "n0", 1000, 1001)
            .fault(FaultKind.SLOW, "tenfold", 1000, 2000)
            .delivered("n0", "n1", 1001, 3001, BROADCAST)
            .read("n1", 2000)
            .end()
            .read("n1", 9000, 7L);
    assertThat(test.why(7, directory))
        .containsExactly(
            "n0 sent it to n1 at 1.001 s (broadcast, message 0), and it was delivered at 3.001 s,"
                + " slowed by slow 1, from 1.000 s to 2.000 s.",
            "n1 got it at 3.001 s, from n0.");
  }

  @Test
  void duplicates_of_a_message_count_as_one_and_one_that_arrived_was_not_stopped()
      throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(7, "n0", 1000, 1001)
            .fault(FaultKind.DUPLICATE, "50% of the messages", 500, 2000)
            .fault(FaultKind.LOSS, "50% of the messages", 500, 2000)
            .lost("n0", "n1", 1001, "loss 1", BROADCAST)
            .copy()
            .delivered("n0", "n1", 1001, 4001, BROADCAST)
            .lost("n0", "n1", 1500, "loss 1", BROADCAST)
            .copy()
            .lost("n0", "n1", 1500, "loss 1", BROADCAST)
            .read("n1", 3000)
            .end()
            .read("n1", 9000, 7L);
    assertThat(test.why(7, directory))
        .containsExactly(
            "n0 sent it to n1 at 1.001 s (broadcast, message 0), and it was delivered at 4.001 s.",
            "n0 sent it to n1 at 1.500 s (broadcast, message 1), but loss 1 lost it: 50% of the"
                + " messages, from 0.500 s to 2.000 s.",
            "n1 got it at 4.001 s, from n0.");
  }

  @Test
  void a_value_with_two_origins_is_reported_with_both() throws Exception {
    HandMade test =
        HandMade.nodes(3)
            .broadcast(7, "n0", 1000, 1001)
            .unacknowledged(7, "n1", 2000, "net-timeout")
            .read("n2", 3000)
            .delivered("n1", "n2", 4000, 4000, BROADCAST)
            .end()
            .read("n2", 9000, 7L);
    assertThat(test.sentences(7, directory))
        .containsExactly(
            "n0 was asked to broadcast it at 1.000 s, and acknowledged it at 1.001 s.",
            "n1 was asked to broadcast it again at 2.000 s, and gave no answer in time.",
            "n2 still did not show it in the read at 3.000 s.",
            "Nobody sent it to n2 by then: it had come no further than n0, n1.",
            "These sent it to no other node by then.",
            "n2 got it at 4.000 s, from n1.");
  }
}
