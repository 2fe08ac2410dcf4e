package glomers.workbench.ownmessages;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.explore.Exploration;
import glomers.workbench.explore.ExplorationResult;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.ScenarioBuilder;
import org.junit.jupiter.api.Test;

/** In the workbench, a program's own records are messages like any others. */
class OwnMessagesTest {
  @Test
  void a_list_in_a_message_in_flight_does_not_change_and_is_not_shared() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3B)
                .latency(50)
                .faults(FaultKind.DUPLICATE)
                .seed(1)
                .build(),
            ReusesItsList::new);
    assertThat(outcome.workload().lost()).isEmpty();
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    assertThat(Exploration.of(ReusesItsList::new).nodes(3).cuts(0).run().verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void a_counterexample_shows_them_as_they_are_on_the_wire() {
    ExplorationResult explored = Exploration.of(ReusesItsList::new).nodes(2).values(1).run();
    assertThat(explored.counterexample().orElseThrow().steps())
        .containsExactly(
            "n0 is asked to broadcast 0, acknowledges it,"
                + " sends {\"type\":\"values\",\"list\":[0]} to n1 (message 1)",
            "the network is cut: n0 | n1",
            "message 1, {\"type\":\"values\",\"list\":[0]} from n0 to n1, is lost by the cut",
            "the cut ends");
  }
}
