package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedNodeTest {
  private final List<String> failures = new ArrayList<>();
  private final List<Packet> sent = new ArrayList<>();
  private final EventLoop loop = EventLoop.virtual();
  private final SimulatedNode node =
      new SimulatedNode(
          "n0",
          loop,
          new Cluster.Listener() {
            @Override
            public void sent(String name, Packet packet, long time) {
              sent.add(packet);
            }

            @Override
            public void failed(String name, String kind, String message) {
              failures.add(kind + ": " + message);
              loop.stop();
            }
          },
          new SplittableRandom(1));

  @Test
  void a_paused_node_keeps_what_comes_up_to_a_bound_and_then_takes_no_more() {
    node.start(new Silent(), List.of());
    node.deliver(0, Packet.of(Message.request("c0", "n0", 1, new Body.Init("n0", List.of("n0")))));
    node.pause();
    for (int i = 0; i < SimulatedNode.MAX_WAITING; i++) {
      assertThat(node.deliver(i, read())).isTrue();
    }
    assertThat(node.deliver(0, read())).isFalse();
    node.resume();
    assertThat(node.deliver(0, read())).isTrue();
    assertThat(sent).hasSize(SimulatedNode.MAX_WAITING + 2); // the answers, and that to init
    node.pause();
    assertThat(node.deliver(0, read())).isTrue();
    assertThat(failures).isEmpty();
  }

  private static Packet read() {
    return Packet.of(Message.request("c1", "n0", 2, new Body.Read()));
  }

  /** Has no handler, so every request gets an error. */
  private static final class Silent implements NodeProgram {
    @Override
    public String name() {
      return "silent";
    }

    @Override
    public void start(Node node, List<String> args) {}
  }
}
