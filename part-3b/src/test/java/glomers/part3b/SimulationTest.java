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

/** The part in virtual time: a failure names the seed, and the seed repeats it. */
class SimulationTest {
  @Test
  void a_healthy_network_is_enough_for_it_with_a_thousand_seeds() {
    assertThat(
            Simulation.runSeeds(
                ScenarioBuilder.of(Challenge.C3B).strict().build(), 1000, MultiNodeBroadcast::new))
        .hasSize(1000)
        .filteredOn(result -> result.verdict() != Verdict.VALID)
        .isEmpty();
  }

  @Test
  void seed_5_partitions_the_network_and_values_are_lost() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3B).faults(FaultKind.PARTITION).seed(5).build(),
            MultiNodeBroadcast::new);
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(outcome.workload().lost()).contains(1L, 97L);
    assertThat(outcome.affected(FaultKind.PARTITION)).isGreaterThan(100);
  }

  @Test
  void no_partition_passes_unnoticed_or_misses_it() {
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
  void duplicated_messages_and_repeated_values_do_it_no_harm() {
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
  void one_message_that_is_cut_is_enough_to_lose_a_value() throws Exception {
    ScenarioFile file = ScenarioFile.read(Path.of("src/test/resources/lost-value.json"));
    Outcome outcome = Simulation.run(file.scenario(), MultiNodeBroadcast::new, file.args());
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(outcome.workload().lost()).containsExactly(0L);
  }
}
