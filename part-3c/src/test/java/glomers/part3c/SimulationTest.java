package glomers.part3c;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.ScenarioBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the part in virtual time. A failure names its seed, and the seed reproduces it. */
class SimulationTest {
  @ParameterizedTest
  @EnumSource
  void it_survives_every_fault_with_a_thousand_seeds(FaultKind fault) {
    assertSurvives(fault);
  }

  @Test
  void it_survives_all_faults_at_once_with_a_thousand_seeds() {
    assertSurvives(FaultKind.values());
  }

  @Test
  void without_faults_flood_costs_sixteen_broadcasts_and_sixteen_acknowledgements_per_value() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3B).latency(10).seed(1).build(),
            FaultTolerantBroadcast::new);
    assertThat(outcome.net().servers().sent()).isEqualTo(32L * outcome.workload().attempts());
  }

  @Test
  void without_faults_origin_costs_four_broadcasts_and_four_acknowledgements_per_value() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3B).latency(10).seed(1).build(),
            FaultTolerantBroadcast::new,
            "--relay",
            "origin");
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.net().servers().sent()).isEqualTo(8L * outcome.workload().attempts());
  }

  @Test
  void the_same_seed_gives_the_same_history_and_another_seed_another_one() {
    ScenarioBuilder scenario =
        ScenarioBuilder.of(Challenge.C3C).faults(FaultKind.values()).interval(2).seed(9);
    Outcome first = Simulation.run(scenario.build(), FaultTolerantBroadcast::new);
    Outcome second = Simulation.run(scenario.build(), FaultTolerantBroadcast::new);
    assertThat(second.history()).isEqualTo(first.history());
    assertThat(second.net().servers().sent()).isEqualTo(first.net().servers().sent());
    assertThat(
            Simulation.run(
                    ScenarioBuilder.of(Challenge.C3C).seed(10).build(), FaultTolerantBroadcast::new)
                .history())
        .isNotEqualTo(first.history());
  }

  /** Shorter than the challenge, so that a thousand runs take about a second. */
  private static void assertSurvives(FaultKind... faults) {
    assertThat(
            Simulation.runSeeds(
                ScenarioBuilder.of(Challenge.C3C)
                    .faults(faults)
                    .seconds(6)
                    .interval(1.5)
                    .strict()
                    .build(),
                1000,
                FaultTolerantBroadcast::new))
        .hasSize(1000)
        .filteredOn(result -> result.verdict() != Verdict.VALID || result.affected() == 0)
        .isEmpty();
  }
}
