package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.cluster.Cluster;
import glomers.workbench.finding.Finding;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * If processes fail during a message storm, the storm is reported as the cause, not a slow node.
 */
class StormInProcessesTest {
  private static final int VALUES = 10;

  @Test
  void a_node_whose_input_overflows_in_a_storm_is_not_reported_as_slow() throws Exception {
    for (String kind : new String[] {"stdin-not-read", "too-much-under-way"}) {
      assertThat(finding(kind, 150).kind()).isEqualTo("message-storm");
      assertThat(finding(kind, 150).message())
          .matches("the same message goes round .*n0 -> n1 -> n0.*|.*n1 -> n0 -> n1.*");
    }
  }

  @Test
  void a_storm_does_not_explain_any_other_failure() throws Exception {
    assertThat(finding("node-died", 150).kind()).isEqualTo("node-died");
  }

  @Test
  void without_a_storm_the_node_is_reported_for_not_reading() throws Exception {
    assertThat(finding("stdin-not-read", 1))
        .isEqualTo(new Finding("stdin-not-read", Optional.of("n1"), "can't take more"));
  }

  /** Sends each of ten values back and forth a number of times; then n1 fails. */
  private static Finding finding(String kind, int times) throws InterruptedException {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.NONE).nodes(2).concurrency(2).seconds(2).build();
    EventLoop loop = EventLoop.virtual();
    Nodes nodes = new Nodes(loop, kind, times);
    Outcome outcome =
        new TestRun(scenario, loop, nodes, Timeouts.MAELSTROM, operation -> {}, Journal.NONE).run();
    assertThat(outcome.completed()).isFalse();
    assertThat(outcome.findings()).hasSize(1);
    return outcome.findings().get(0);
  }

  private record Nodes(EventLoop loop, String kind, int times) implements Cluster {
    @Override
    public Map<String, Network.Endpoint> start(Listener listener) {
      Map<String, Network.Endpoint> nodes = new LinkedHashMap<>();
      for (String node : new String[] {"n0", "n1"}) {
        nodes.put(
            node,
            (id, packet) -> {
              receive(node, packet, listener);
              return true;
            });
      }
      return nodes;
    }

    private void receive(String node, Packet packet, Listener listener) {
      switch (packet.type()) {
        case "init" -> answer(node, packet, new Body.InitOk(), listener);
        case "topology" -> answer(node, packet, new Body.TopologyOk(), listener);
        case "broadcast" -> {
          if (Network.isClient(packet.src())) {
            goRound(listener);
            listener.failed("n1", kind, "can't take more");
          }
        }
        default -> {}
      }
    }

    private void answer(String node, Packet request, Body body, Listener listener) {
      Message answer = Message.reply(node, request.src(), request.msgId().orElseThrow(), body);
      listener.sent(node, Packet.of(answer), loop.now());
    }

    private void goRound(Listener listener) {
      for (int i = 0; i < times * VALUES; i++) {
        Body body = new Body.Broadcast(i % VALUES);
        listener.sent("n0", Packet.of(Message.send("n0", "n1", body)), loop.now());
        listener.sent("n1", Packet.of(Message.send("n1", "n0", body)), loop.now());
      }
    }

    @Override
    public void stop() {}

    @Override
    public void pause(String node) {}

    @Override
    public void resume(String node) {}

    @Override
    public String lastWords(String node) {
      return "";
    }

    @Override
    public Optional<NodeProcess> process(String node) {
      return Optional.empty();
    }
  }
}
