package glomers.part3b;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.explore.Exploration;
import glomers.workbench.explore.ExplorationResult;
import org.junit.jupiter.api.Test;

/** Runs the part in every schedule of a small state space. */
class ExplorationTest {
  @Test
  void without_a_cut_it_converges_in_every_order_of_delivery() {
    ExplorationResult result =
        Exploration.of(MultiNodeBroadcast::new).nodes(3).values(3).cuts(0).overtaking(true).run();
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(result.schedules().longValueExact()).isGreaterThan(10_000);
  }

  @Test
  void the_shortest_schedule_that_loses_a_value_has_two_messages_and_a_cut() {
    ExplorationResult result =
        Exploration.of(MultiNodeBroadcast::new).nodes(3).values(2).cuts(1).run();
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.counterexample().orElseThrow().steps())
        .containsExactly(
            "n0 is asked to broadcast 0, acknowledges it,"
                + " sends broadcast 0 to n1 (message 1), broadcast 0 to n2 (message 2)",
            "message 1, broadcast 0 from n0 to n1, arrives",
            "the network is cut: n0 | n1 n2",
            "message 2, broadcast 0 from n0 to n2, is lost by the cut",
            "the cut ends");
    assertThat(result.counterexample().orElseThrow().problem())
        .isEqualTo("n2 never has 0, which was acknowledged");
  }
}
