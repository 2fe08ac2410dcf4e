package glomers.part3b;

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
  private static final List<String> NODES = List.of("n0", "n1", "n2", "n3", "n4");

  private final TestNode node = TestNode.start(new MultiNodeBroadcast(), "n1", NODES);

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
  void values_are_kept_in_order_of_arrival_without_duplicates() {
    List.of(5L, -1L, 5L, Long.MAX_VALUE).forEach(value -> node.ask("c1", new Broadcast(value)));
    node.send("n0", new Broadcast(-1));
    assertThat(node.ask("c1", new Read())).isEqualTo(new ReadOk(List.of(5L, -1L, Long.MAX_VALUE)));
  }

  @Test
  void a_value_from_a_client_goes_to_every_other_node_and_requests_no_reply() {
    node.send("c1", new Broadcast(7));
    assertThat(node.takeSent())
        .containsExactlyInAnyOrder(
            Message.send("n1", "n0", new Broadcast(7)),
            Message.send("n1", "n2", new Broadcast(7)),
            Message.send("n1", "n3", new Broadcast(7)),
            Message.send("n1", "n4", new Broadcast(7)));
  }

  @Test
  void a_value_from_a_node_is_stored_and_goes_no_further() {
    node.send("n0", new Broadcast(7));
    assertThat(node.takeSent()).isEmpty();
    assertThat(node.ask("c1", new Read())).isEqualTo(new ReadOk(List.of(7L)));
  }

  @Test
  void a_node_that_asks_for_an_acknowledgement_gets_one() {
    assertThat(node.ask("n0", new Broadcast(7))).isEqualTo(new BroadcastOk());
  }

  @Test
  void nothing_is_retried() {
    node.send("c1", new Broadcast(7));
    assertThat(node.environment().pendingTimers()).isZero();
    assertThat(node.node().pendingRpcs()).isZero();
  }

  @Test
  void a_topology_is_acknowledged() {
    assertThat(node.ask("c1", new Topology(Map.of("n1", List.of("n0")))))
        .isEqualTo(new TopologyOk());
  }

  @Test
  void arguments_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestNode.start(new MultiNodeBroadcast(), "n1", NODES, "--fast"))
        .withMessage("3b takes no arguments, and got [--fast]");
  }

  @Test
  void its_name_is_that_of_its_challenge() {
    assertThat(new MultiNodeBroadcast().name()).isEqualTo("3b");
  }
}
