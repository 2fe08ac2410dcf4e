package glomers.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.run.Outcome;
import glomers.workbench.run.RelayNode;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
  @Test
  void targets_that_are_met_are_listed_and_those_that_are_missed_with_the_difference() {
    assertThat(targets(settings().topology(Topology.TREE4)))
        .containsExactly("met: under 30 messages an operation, 400 ms for half, 600 ms for all");
    assertThat(targets(settings().topology(Topology.TOTAL)))
        .singleElement()
        .asString()
        .matches("missed: [\\d.]+ messages an operation, and the target is under 30");
  }

  @Test
  void targets_are_not_judged_at_other_settings_and_these_are_named() {
    assertThat(targets(settings().nodes(3).latency(0).seconds(4)))
        .containsExactly(
            "not judged, because these are not the challenge's settings: --node-count is 3, not 25;"
                + " --time-limit is 4, not 20; --latency is 0, not 100");
  }

  private static ScenarioBuilder settings() {
    return ScenarioBuilder.of(Challenge.C3D).seed(1);
  }

  private static List<String> targets(ScenarioBuilder settings) {
    Outcome outcome = Simulation.run(settings.build(), RelayNode::new);
    return VerdictText.block(outcome, List.of())
        .lines()
        .filter(line -> line.startsWith("  targets "))
        .map(line -> line.substring("  targets ".length()).strip())
        .toList();
  }
}
