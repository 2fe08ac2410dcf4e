package glomers.part3c;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.explore.Exploration;
import glomers.workbench.explore.ExplorationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the part in every schedule of a small state space: a proof, where seeds are a sample. */
class ExplorationTest {
  @Test
  void flood_converges_in_every_order_with_a_cut_at_every_moment() {
    assertConverges(Exploration.of(FaultTolerantBroadcast::new).nodes(3).values(2).cuts(1));
  }

  @Test
  void origin_converges_even_if_messages_overtake_each_other() {
    assertConverges(
        Exploration.of(FaultTolerantBroadcast::new)
            .args(List.of("--relay", "origin"))
            .nodes(3)
            .values(2)
            .cuts(1)
            .overtaking(true));
  }

  @Test
  void one_value_survives_two_cuts_and_early_timers() {
    assertConverges(
        Exploration.of(FaultTolerantBroadcast::new)
            .nodes(3)
            .values(1)
            .cuts(2)
            .timers(1)
            .earlyTimers(true));
  }

  private static void assertConverges(Exploration exploration) {
    ExplorationResult result = exploration.run();
    assertThat(result.counterexample()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(result.schedules().longValueExact()).isGreaterThan(100_000L);
    assertThat(result.merged()).isGreaterThan(1_000);
  }
}
