package glomers.part3a;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.finding.Finding;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.ScenarioBuilder;
import org.junit.jupiter.api.Test;

/** Runs the part in virtual time. A failure names its seed, and the seed reproduces it. */
class SimulationTest {
  @Test
  void a_single_node_passes_its_challenge_with_a_thousand_seeds() {
    assertThat(
            Simulation.runSeeds(
                ScenarioBuilder.of(Challenge.C3A).strict().build(), 1000, SingleNodeBroadcast::new))
        .hasSize(1000)
        .filteredOn(result -> result.verdict() != Verdict.VALID)
        .isEmpty();
  }

  @Test
  void two_nodes_fail_because_they_send_each_other_nothing() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3A).nodes(2).seed(1).build(), SingleNodeBroadcast::new);
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(outcome.net().servers().sent()).isZero();
    assertThat(outcome.findings()).extracting(Finding::kind).containsOnly("not-everywhere");
  }

  @Test
  void a_partition_can_not_touch_a_single_node_so_the_verdict_is_unknown() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3A).faults(FaultKind.PARTITION).seed(1).build(),
            SingleNodeBroadcast::new);
    assertThat(outcome.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(outcome.findings()).extracting(Finding::kind).containsExactly("vacuous");
  }
}
