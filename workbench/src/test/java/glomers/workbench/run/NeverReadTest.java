package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.workbench.checker.Verdict;
import glomers.workbench.network.Network;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledOperation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeverReadTest {
  @Test
  void acknowledged_values_without_a_later_read_are_reported() {
    List<ScheduledOperation> invocations = new ArrayList<>();
    invocations.add(ScheduledOperation.broadcast(0, "n0", 0));
    invocations.add(ScheduledOperation.read(Scenario.seconds(1), "n0"));
    for (int value = 1; value <= 7; value++) {
      invocations.add(ScheduledOperation.broadcast(Scenario.seconds(2), "n0", value));
    }
    invocations.add(
        ScheduledOperation.broadcast(Scenario.seconds(3), "n0", AnswersOneRead.NOT_ACKNOWLEDGED));
    Outcome outcome = simulate(invocations);
    assertThat(outcome.workload().verdict()).isEqualTo(Verdict.VALID);
    assertThat(findings(outcome))
        .contains(
            "never-read: values 1, 2, 3, 4, 5 and 2 more were acknowledged, and no read that began"
                + " later succeeded: nobody knows whether a node kept them");
    assertThat(findings(simulate(invocations.subList(0, 3))))
        .contains(
            "never-read: value 1 was acknowledged, and no read that began later succeeded: nobody"
                + " knows whether a node kept it");
    assertThat(findings(simulate(invocations.subList(0, 2))))
        .noneMatch(text -> text.startsWith("never"));
  }

  private static Outcome simulate(List<ScheduledOperation> invocations) {
    return Simulation.run(
        ScenarioBuilder.of(Challenge.NONE)
            .nodes(1)
            .seconds(30)
            .schedule(Schedule.of(invocations, List.of()))
            .build(),
        AnswersOneRead::new);
  }

  private static List<String> findings(Outcome outcome) {
    return outcome.findings().stream()
        .map(finding -> finding.kind() + ": " + finding.message())
        .toList();
  }

  /** Wrong: it answers only the first read of a client, and ignores the broadcast of one value. */
  private static final class AnswersOneRead implements NodeProgram {
    private static final long NOT_ACKNOWLEDGED = 8;

    private final List<Long> values = new ArrayList<>();
    private boolean answered;

    @Override
    public String name() {
      return "answers-one-read";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(Body.Topology.class, request -> node.reply(request, new Body.TopologyOk()));
      node.on(
          Body.Broadcast.class,
          request -> {
            values.add(request.body().message());
            if (request.body().message() != NOT_ACKNOWLEDGED) {
              node.reply(request, new Body.BroadcastOk());
            }
          });
      node.on(
          Body.Read.class,
          request -> {
            if (!answered) {
              answered = !request.src().equals(Network.OBSERVER);
              node.reply(request, new Body.ReadOk(values));
            }
          });
    }
  }
}
