package glomers.part3a;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import glomers.common.protocol.Message;
import glomers.common.testing.TestNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BroadcastTest {
  private final TestNode node = TestNode.start(new SingleNodeBroadcast(), "n0", List.of("n0"));

  @Test
  void a_new_node_has_no_values() {
    assertThat(node.ask("c1", new Read())).isEqualTo(new ReadOk(List.of()));
  }

  @Test
  void a_value_is_acknowledged_and_every_later_read_shows_it() {
    assertThat(node.ask("c1", new Broadcast(7))).isEqualTo(new BroadcastOk());
    assertThat(node.ask("c1", new Read())).isEqualTo(new ReadOk(List.of(7L)));
    assertThat(node.ask("c2", new Read())).isEqualTo(new ReadOk(List.of(7L)));
  }

  @Test
  void values_are_kept_in_order_of_arrival_with_duplicates() {
    List.of(5L, -1L, 5L, Long.MAX_VALUE).forEach(value -> node.ask("c1", new Broadcast(value)));
    assertThat(node.ask("c1", new Read()))
        .isEqualTo(new ReadOk(List.of(5L, -1L, 5L, Long.MAX_VALUE)));
  }

  @Test
  void a_broadcast_that_requests_no_reply_is_stored_and_gets_none() {
    node.send("c1", new Broadcast(7));
    assertThat(node.takeSent()).isEmpty();
    assertThat(node.ask("c1", new Read())).isEqualTo(new ReadOk(List.of(7L)));
  }

  @Test
  void only_the_reply_is_sent() {
    node.request("c1", new Broadcast(7));
    assertThat(node.takeSent()).extracting(Message::dest).containsExactly("c1");
    assertThat(node.environment().pendingTimers()).isZero();
  }

  @Test
  void a_topology_is_acknowledged() {
    assertThat(node.ask("c1", new Topology(Map.of("n0", List.of())))).isEqualTo(new TopologyOk());
  }

  @Test
  void arguments_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestNode.start(new SingleNodeBroadcast(), "n0", List.of("n0"), "--fast"))
        .withMessage("3a takes no arguments, and got [--fast]");
  }

  @Test
  void its_name_is_that_of_its_challenge() {
    assertThat(new SingleNodeBroadcast().name()).isEqualTo("3a");
  }
}
