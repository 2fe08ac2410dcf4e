package glomers.part3a;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.explore.Exploration;
import org.junit.jupiter.api.Test;

/** Runs the part in every schedule of a small state space. */
class ExplorationTest {
  @Test
  void a_single_node_passes_in_every_order_of_requests() {
    assertThat(Exploration.of(SingleNodeBroadcast::new).nodes(1).values(4).run().verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void with_two_nodes_one_broadcast_is_a_counterexample() {
    assertThat(
            Exploration.of(SingleNodeBroadcast::new)
                .nodes(2)
                .run()
                .counterexample()
                .orElseThrow()
                .steps())
        .containsExactly("n0 is asked to broadcast 0, acknowledges it");
  }
}
