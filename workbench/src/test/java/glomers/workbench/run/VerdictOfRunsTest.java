package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.Explanation;
import glomers.workbench.history.Operation;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.report.ExplanationText;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Topology;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verdicts on a relay without acknowledgements, with and without faults. */
class VerdictOfRunsTest {
  @Test
  void without_faults_the_test_is_valid_and_ends_at_quiescence() {
    Outcome outcome = Simulation.run(total().strict().seed(1).build(), RelayNode::new);
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    long end = last(outcome).time();
    assertThat(end).isLessThan(Scenario.seconds(20 + 3));
  }

  @Test
  void while_a_value_is_missing_the_recovery_takes_its_full_ten_seconds() {
    Outcome outcome =
        Simulation.run(total().faults(FaultKind.PARTITION).seed(1).build(), RelayNode::new);
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(last(outcome).time()).isGreaterThanOrEqualTo(Scenario.seconds(20 + 10));
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_affects_something_begins_in_the_first_half_and_ends_with_the_operations(
      FaultKind fault) {
    for (long seed = 0; seed < 20; seed++) {
      Outcome outcome = Simulation.run(total().faults(fault).seed(seed).build(), RelayNode::new);
      assertThat(outcome.affected(fault)).as("seed %d", seed).isPositive();
      assertThat(outcome.injectedFaults().get(0).begin()).isLessThan(Scenario.seconds(10));
      assertThat(outcome.injectedFaults()).allMatch(injected -> injected.end().isPresent());
      long starts = count(outcome, "start-" + fault);
      assertThat(starts).isEqualTo(outcome.injectedFaults().size());
      assertThat(count(outcome, "stop-" + fault)).isEqualTo(starts);
    }
  }

  @Test
  void a_lost_value_is_explained_by_the_partition_and_the_message_that_it_lost(
      @TempDir Path directory) throws Exception {
    Path file = directory.resolve("messages.jsonl");
    Outcome outcome;
    try (JournalWriter journal = new JournalWriter(file)) {
      Scenario scenario = total().faults(FaultKind.PARTITION).seed(1).build();
      outcome = Simulation.run(scenario, RelayNode::new, List.of(), operation -> {}, journal);
    }
    Explanation explanation = Explainer.explain(outcome, file).get(0);
    assertThat(explanation.outcome()).isEqualTo("lost");
    assertThat(explanation.value()).isEqualTo(outcome.workload().lost().get(0));
    List<String> first = ExplanationText.of(explanation);
    assertThat(first.get(0)).contains("was asked to broadcast it").contains("acknowledged");
    assertThat(first.get(1)).startsWith("At the end, ").endsWith(" did not.");
    assertThat(first)
        .anyMatch(
            text ->
                text.matches(
                    "n\\d sent it to n\\d at .*\\(broadcast, message \\d+\\), but "
                        + "partition 1 cut it off: .*, from \\d+\\.\\d+ s to \\d+\\.\\d+ s\\."));
    assertThat(first).anyMatch(text -> text.matches("Nobody tried n\\d again\\."));
  }

  @Test
  void the_same_seed_gives_the_same_run_and_another_seed_a_different_one() {
    List<Operation> once =
        Simulation.run(total().faults(FaultKind.values()).seed(6).build(), RelayNode::new)
            .history();
    assertThat(
            Simulation.run(total().faults(FaultKind.values()).seed(6).build(), RelayNode::new)
                .history())
        .isEqualTo(once);
    assertThat(
            Simulation.run(total().faults(FaultKind.values()).seed(7).build(), RelayNode::new)
                .history())
        .isNotEqualTo(once);
  }

  private static ScenarioBuilder total() {
    return ScenarioBuilder.of(Challenge.C3B).topology(Topology.TOTAL);
  }

  private static Operation last(Outcome outcome) {
    return outcome.history().get(outcome.history().size() - 1);
  }

  private static long count(Outcome outcome, String function) {
    return outcome.history().stream().filter(op -> op.function().equals(function)).count();
  }
}
