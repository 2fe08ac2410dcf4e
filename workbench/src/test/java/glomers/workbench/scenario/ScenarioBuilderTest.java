package glomers.workbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioBuilderTest {
  /** A scenario in which every setting differs from its default. */
  private static final Scenario UNUSUAL =
      ScenarioBuilder.of(Challenge.C3D)
          .nodes(3)
          .seconds(7)
          .rate(2.5)
          .concurrency(6)
          .latency(30, Latency.Distribution.UNIFORM)
          .topology(Topology.LINE)
          .interval(2)
          .repeatValues(0.5)
          .availability(0.75)
          .strict()
          .seed(11)
          .schedule(
              Schedule.of(
                  List.of(ScheduledOperation.broadcast(1, "n2", 5)),
                  List.of(new ScheduledFault(1, 2, new Fault.Loss(20, 3)))))
          .build();

  @Test
  void a_copy_keeps_everything() throws Exception {
    Scenario usual = ScenarioBuilder.of(Challenge.NONE).build();
    for (RecordComponent component : Scenario.class.getRecordComponents()) {
      assertThat(component.getAccessor().invoke(UNUSUAL))
          .as("a new component, %s, belongs into this test", component.getName())
          .isNotEqualTo(component.getAccessor().invoke(usual));
    }
    assertThat(ScenarioBuilder.of(UNUSUAL).build()).isEqualTo(UNUSUAL);
  }

  @Test
  void another_seed_changes_nothing_else() {
    assertThat(UNUSUAL.withSeed(12).withSeed(11)).isEqualTo(UNUSUAL);
    assertThat(UNUSUAL.withSeed(12).seed()).isEqualTo(12);
  }

  @Test
  void the_default_concurrency_is_one_client_for_each_node() {
    assertThat(ScenarioBuilder.of(Challenge.C3B).nodes(7).build().concurrency()).isEqualTo(7);
  }

  @Test
  void times_that_are_not_numbers_or_out_of_range_are_refused() {
    for (double seconds : new double[] {Double.NaN, -1, 1e300, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ScenarioBuilder.of(Challenge.NONE).seconds(seconds).build())
          .withMessage("--time-limit must be 0 to 86400 seconds");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ScenarioBuilder.of(Challenge.C3C).interval(seconds).build())
          .withMessageStartingWith("--nemesis-interval must be more than 0");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScenarioBuilder.of(Challenge.NONE).latency(9223372036854L).build())
        .withMessage("--latency must be 0 to 60000 ms");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ScenarioBuilder.of(Challenge.C3C).faults(FaultKind.SLOW).interval(0.001).build())
        .withMessageContaining("more than 10000 faults");
    for (double rate : new double[] {Double.NaN, 0, -1, 1e-9, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ScenarioBuilder.of(Challenge.NONE).rate(rate).build())
          .withMessage("--rate must be 0.001 to 1000000 operations a second");
    }
  }
}
