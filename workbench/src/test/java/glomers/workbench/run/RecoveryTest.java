package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.workbench.finding.Finding;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledOperation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  /** The nodes never agree, so they are probed until the end, and each probe provokes messages. */
  @Test
  void messages_that_probes_provoke_are_not_noise_and_are_not_counted() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.NONE)
                .nodes(2)
                .concurrency(2)
                .seconds(1)
                .schedule(Schedule.of(List.of(ScheduledOperation.broadcast(0, "n0", 7)), List.of()))
                .build(),
            TalksWhenRead::new);
    assertThat(outcome.quiescence().orElseThrow().quiet()).isTrue();
    assertThat(outcome.quiescence().orElseThrow().afterMillis()).isZero();
    assertThat(outcome.findings()).extracting(Finding::kind).containsExactly("not-everywhere");
    int finalReads = 2;
    assertThat(outcome.net().servers().sent()).isEqualTo(finalReads * TalksWhenRead.MESSAGES);
  }

  /** Wrong: it does not send values to its peer. On each read, it sends the number of reads. */
  private static final class TalksWhenRead implements NodeProgram {
    private static final int MESSAGES = 2;

    private final List<Long> values = new ArrayList<>();

    @Override
    public String name() {
      return "talks-when-read";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(Body.Topology.class, request -> node.reply(request, new Body.TopologyOk()));
      node.on(
          Body.Broadcast.class,
          request -> {
            values.add(request.body().message());
            node.reply(request, new Body.BroadcastOk());
          });
      node.on(Body.ReadOk.class, request -> {});
      node.on(
          Body.Read.class,
          request -> {
            node.reply(request, new Body.ReadOk(values));
            for (long message = 1;
                message <= MESSAGES;
                message++) { // the same messages after each read, in turn
              node.send(node.peers().get(0), new Body.ReadOk(List.of(message)));
            }
          });
    }
  }
}
