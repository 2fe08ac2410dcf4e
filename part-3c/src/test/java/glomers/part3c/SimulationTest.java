package glomers.part3c;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.nemesis.Fault;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.ScenarioBuilder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The part in virtual time: a failure names the seed, and the seed repeats it. */
class SimulationTest {
  @ParameterizedTest
  @EnumSource
  void it_survives_every_fault_with_every_seed(Fault fault) {
    LongStream.range(0, 25).parallel().forEach(seed -> assertSurvives(seed, fault));
  }

  @Test
  void it_survives_all_faults_at_once_with_every_seed() {
    LongStream.range(0, 25).parallel().forEach(seed -> assertSurvives(seed, Fault.values()));
  }

  @Test
  void without_faults_flood_costs_sixteen_broadcasts_and_sixteen_acknowledgements_for_a_value() {
    Outcome outcome =
        ScenarioBuilder.of(Challenge.C3B).latency(10).seed(1).simulate(FaultTolerantBroadcast::new);
    assertThat(outcome.net().servers().sent()).isEqualTo(32L * outcome.workload().attempts());
  }

  @Test
  void without_faults_origin_costs_four_and_four() {
    Outcome outcome =
        ScenarioBuilder.of(Challenge.C3B)
            .latency(10)
            .seed(1)
            .simulate(FaultTolerantBroadcast::new, "--relay", "origin");
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.net().servers().sent()).isEqualTo(8L * outcome.workload().attempts());
  }

  @Test
  void the_same_seed_has_the_same_outcome_to_the_last_operation() {
    ScenarioBuilder scenario =
        ScenarioBuilder.of(Challenge.C3C).faults(Fault.values()).interval(2).seed(9);
    Outcome first = scenario.simulate(FaultTolerantBroadcast::new);
    Outcome second = scenario.simulate(FaultTolerantBroadcast::new);
    assertThat(second.history()).isEqualTo(first.history());
    assertThat(second.net().servers().sent()).isEqualTo(first.net().servers().sent());
    assertThat(
            ScenarioBuilder.of(Challenge.C3C)
                .seed(10)
                .simulate(FaultTolerantBroadcast::new)
                .history())
        .isNotEqualTo(first.history());
  }

  private static void assertSurvives(long seed, Fault... faults) {
    Outcome outcome =
        ScenarioBuilder.of(Challenge.C3C)
            .faults(faults)
            .interval(3)
            .strict()
            .seed(seed)
            .simulate(FaultTolerantBroadcast::new);
    assertThat(outcome.findings()).as("seed %d", seed).isEmpty();
    assertThat(outcome.verdict()).as("seed %d", seed).isEqualTo(Verdict.VALID);
  }
}
