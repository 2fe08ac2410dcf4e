package glomers.part3c;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.explore.Exploration;
import glomers.workbench.explore.ExplorationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part in every schedule of a small state space: what holds there is proved, not sampled. */
class ExplorationTest {
  @Test
  void flood_converges_whatever_the_order_and_the_moment_of_the_cut() {
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
  void one_value_survives_two_cuts_and_timers_that_are_early() {
    assertConverges(
        Exploration.of(FaultTolerantBroadcast::new)
            .nodes(3)
            .values(1)
            .cuts(2)
            .timers(1)
            .earlyTimers(true));
  }

  private static void assertConverges(Exploration exploration) {
    ExplorationResult explored = exploration.run();
    assertThat(explored.counterexample()).isEmpty();
    assertThat(explored.verdict()).isEqualTo(Verdict.VALID);
    assertThat(explored.schedules().longValueExact()).isGreaterThan(100_000L);
    assertThat(explored.merged()).isGreaterThan(1_000);
  }
}
