package glomers.part3a;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.explore.Exploration;
import org.junit.jupiter.api.Test;

/** The part in every schedule of a small state space. */
class ExplorationTest {
  @Test
  void alone_it_does_well_in_every_order() {
    assertThat(Exploration.of(SingleNodeBroadcast::new).nodes(1).values(4).run().verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void with_two_nodes_one_request_is_enough_to_see_it_fail() {
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
