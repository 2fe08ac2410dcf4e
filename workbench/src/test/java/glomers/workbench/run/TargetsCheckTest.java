package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.Verdict;
import glomers.workbench.run.TargetsResult.Status;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.Targets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TargetsCheckTest {
  private static final Targets TARGETS = Challenge.C3D.targets().orElseThrow();

  @Test
  void targets_are_met_if_all_three_values_are_below_them() {
    assertThat(judge(29.9, 399, 599, false)).isEqualTo(new TargetsResult(Status.MET, List.of()));
  }

  @Test
  void a_missed_target_is_reported_with_the_difference() {
    TargetsResult result = judge(31.24, 400, 643, false);
    assertThat(result.status()).isEqualTo(Status.MISSED);
    assertThat(result.reasons())
        .containsExactly(
            "31.2 messages an operation, and the target is under 30",
            "400 ms for half, and the target is under 400 ms",
            "643 ms for all, and the target is under 600 ms");
  }

  @Test
  void if_deliveries_were_late_a_miss_is_in_doubt_and_a_hit_is_not() {
    assertThat(judge(10, 100, 643, true).status()).isEqualTo(Status.IN_DOUBT);
    assertThat(judge(10, 100, 200, true).status()).isEqualTo(Status.MET);
  }

  @Test
  void without_a_stable_value_targets_are_not_met() {
    TargetsResult result =
        TargetsCheck.check(
            TARGETS, ScenarioBuilder.of(Challenge.C3D).build(), 0, workload(Map.of()), false);
    assertThat(result.status()).isEqualTo(Status.MISSED);
    assertThat(result.reasons()).containsExactly("no value became stable");
  }

  @Test
  void with_settings_other_than_the_challenge_s_targets_are_not_checked() {
    assertNotJudged(other -> other.nodes(3), "--node-count is 3, not 25");
    assertNotJudged(other -> other.seconds(4), "--time-limit is 4, not 20");
    assertNotJudged(other -> other.rate(10.5), "--rate is 10.5, not 100");
    assertNotJudged(other -> other.latency(0), "--latency is 0, not 100");
    assertNotJudged(
        other -> other.latency(100, Latency.Distribution.UNIFORM),
        "--latency-dist is uniform, not constant");
    assertNotJudged(other -> other.faults(FaultKind.LOSS), "the network has faults");
    assertNotJudged(other -> other.repeatValues(0.5), "values are broadcast again");
    assertNotJudged(
        other -> other.schedule(new Schedule(Optional.of(List.of()), Optional.empty())),
        "the operations are written out");
  }

  private static void assertNotJudged(UnaryOperator<ScenarioBuilder> change, String reason) {
    Scenario scenario = change.apply(ScenarioBuilder.of(Challenge.C3D)).build();
    TargetsResult result = TargetsCheck.check(TARGETS, scenario, 1000, workload(Map.of()), false);
    assertThat(result).isEqualTo(new TargetsResult(Status.NOT_JUDGED, List.of(reason)));
  }

  private static TargetsResult judge(double messages, long half, long all, boolean inDoubt) {
    Scenario scenario = ScenarioBuilder.of(Challenge.C3D).seed(5).build();
    return TargetsCheck.check(
        TARGETS, scenario, messages, workload(Map.of("0.5", half, "1", all)), inDoubt);
  }

  private static SetFull.Result workload(Map<String, Long> latencies) {
    return new SetFull.Result(
        Verdict.VALID,
        1,
        1,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        latencies,
        Map.of(),
        Map.of());
  }
}
