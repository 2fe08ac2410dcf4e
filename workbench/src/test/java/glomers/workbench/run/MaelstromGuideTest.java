package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glomers.workbench.checker.Verdict;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Topology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reproduces the figures of Maelstrom's guide: 25 nodes, rate 100, 20 s. */
class MaelstromGuideTest {
  @ParameterizedTest(name = "{0}: {1} messages an operation")
  @CsvSource({"LINE, 12.0, 0.6", "TREE4, 12.0, 0.6", "GRID, 27.8, 1.5", "TOTAL, 290, 15"})
  void messages_per_operation_agree_with_the_guide(
      Topology topology, double expected, double tolerance) {
    Outcome outcome = run(topology, 0);
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.messagesPerOperation()).isCloseTo(expected, within(tolerance));
  }

  @ParameterizedTest(name = "{0}: {1} ms for all, with 100 ms latency")
  @CsvSource({"GRID, 791", "TREE4, 505", "TOTAL, 97"})
  void the_maximum_stable_latency_is_within_two_hops_of_the_guide(
      Topology topology, long expected) {
    Outcome outcome = run(topology, 100);
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.workload().stableLatencies().get("1")).isCloseTo(expected, within(200L));
  }

  private static Outcome run(Topology topology, long latencyMillis) {
    return Simulation.run(
        ScenarioBuilder.of(Challenge.C3D).topology(topology).latency(latencyMillis).seed(4).build(),
        RelayNode::new);
  }
}
