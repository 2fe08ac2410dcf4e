package glomers.part3b;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.file.ScenarioFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs the part in virtual time. A failure names its seed, and the seed reproduces it. */
class SimulationTest {
  @Test
  void it_passes_on_a_healthy_network_with_a_thousand_seeds() {
    assertThat(
            Simulation.runSeeds(
                ScenarioBuilder.of(Challenge.C3B).strict().build(), 1000, MultiNodeBroadcast::new))
        .hasSize(1000)
        .filteredOn(result -> result.verdict() != Verdict.VALID)
        .isEmpty();
  }

  @Test
  void with_seed_5_partitions_lose_values() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3B).faults(FaultKind.PARTITION).seed(5).build(),
            MultiNodeBroadcast::new);
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(outcome.workload().lost()).contains(1L, 97L);
    assertThat(outcome.affected(FaultKind.PARTITION)).isGreaterThan(100);
  }

  @Test
  void with_each_of_a_hundred_seeds_partitions_touch_messages_and_the_verdict_is_invalid() {
    assertThat(
            Simulation.runSeeds(
                ScenarioBuilder.of(Challenge.C3B).faults(FaultKind.PARTITION).build(),
                100,
                MultiNodeBroadcast::new))
        .hasSize(100)
        .filteredOn(result -> result.verdict() != Verdict.INVALID || result.affected() == 0)
        .isEmpty();
  }

  @Test
  void it_tolerates_duplicated_messages_and_repeated_values() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3B)
                .faults(FaultKind.DUPLICATE)
                .repeatValues(0.5)
                .strict()
                .seed(3)
                .build(),
            MultiNodeBroadcast::new);
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.affected(FaultKind.DUPLICATE)).isPositive();
  }

  @Test
  void one_lost_message_is_enough_to_lose_a_value() throws Exception {
    ScenarioFile file = ScenarioFile.read(Path.of("src/test/resources/lost-value.json"));
    Outcome outcome = Simulation.run(file.scenario(), MultiNodeBroadcast::new, file.args());
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(outcome.workload().lost()).containsExactly(0L);
  }
}
