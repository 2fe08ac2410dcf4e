package glomers.part3c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import glomers.common.protocol.ErrorCode;
import glomers.common.protocol.Message;
import glomers.common.testing.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroadcastTest {
  private static final List<String> NODES = List.of("n0", "n1", "n2", "n3", "n4");
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration INSTANT = Duration.ofNanos(1);

  private final TestNode node = start();

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
  void a_new_value_from_a_client_goes_to_every_other_node_as_a_request() {
    node.send("c1", new Broadcast(7));
    List<Message> sent = node.takeSent();
    assertThat(sent).extracting(Message::dest).containsExactlyInAnyOrder("n0", "n2", "n3", "n4");
    assertThat(sent)
        .allSatisfy(
            message -> {
              assertThat(message.src()).isEqualTo("n1");
              assertThat(message.body()).isEqualTo(new Broadcast(7));
              assertThat(message.msgId()).isPresent();
            });
  }

  @Test
  void a_new_value_from_a_node_goes_to_all_but_its_sender() {
    node.send("n3", new Broadcast(7));
    assertThat(receivers()).containsExactlyInAnyOrder("n0", "n2", "n4");
  }

  @Test
  void a_known_value_is_not_forwarded() {
    node.send("c1", new Broadcast(7));
    assertThat(receivers()).hasSize(4);
    node.send("c1", new Broadcast(7));
    node.send("c2", new Broadcast(7));
    node.send("n2", new Broadcast(7));
    assertThat(receivers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c1", "n2"})
  void every_broadcast_is_acknowledged_even_if_its_value_is_known(String sender) {
    assertThat(node.ask(sender, new Broadcast(7))).isEqualTo(new BroadcastOk());
    assertThat(node.ask(sender, new Broadcast(7))).isEqualTo(new BroadcastOk());
  }

  @Test
  void a_value_is_sent_again_every_half_second_until_it_is_acknowledged() {
    node.send("c1", new Broadcast(7));
    Message toN2 = takeSentTo("n2");
    node.advance(RETRY.minus(INSTANT));
    assertThat(receivers()).isEmpty();
    node.advance(INSTANT);
    assertThat(receivers()).containsExactlyInAnyOrder("n0", "n2", "n3", "n4");
    node.answer(toN2, new BroadcastOk());
    for (int i = 0; i < 100; i++) { // long after the first RPCs have timed out
      node.advance(RETRY);
      assertThat(receivers()).containsExactlyInAnyOrder("n0", "n3", "n4");
    }
  }

  @Test
  void the_peers_own_relay_is_as_good_as_an_acknowledgement() {
    node.send("c1", new Broadcast(7));
    node.takeSent();
    node.send("n2", new Broadcast(7));
    node.advance(RETRY);
    assertThat(receivers()).containsExactlyInAnyOrder("n0", "n3", "n4");
  }

  @Test
  void another_value_from_a_peer_is_no_acknowledgement() {
    node.send("c1", new Broadcast(7));
    node.send("n2", new Broadcast(8));
    node.takeSent();
    node.advance(RETRY);
    assertThat(node.takeSent())
        .filteredOn(message -> message.dest().equals("n2"))
        .extracting(Message::body)
        .containsExactly(new Broadcast(7));
  }

  @Test
  void an_acknowledgement_of_the_first_attempt_counts_after_retries() {
    node.send("c1", new Broadcast(7));
    Message first = takeSentTo("n2");
    node.advance(RETRY.multipliedBy(3));
    node.takeSent();
    node.answer(first, new BroadcastOk());
    node.advance(RETRY);
    assertThat(receivers()).containsExactlyInAnyOrder("n0", "n3", "n4");
  }

  @Test
  void an_acknowledgement_counts_until_its_rpc_times_out() {
    node.send("c1", new Broadcast(7));
    Message first = takeSentTo("n2");
    node.advance(RPC_TIMEOUT.minus(INSTANT));
    node.takeSent();
    node.answer(first, new BroadcastOk());
    node.advance(RETRY);
    assertThat(receivers()).doesNotContain("n2").contains("n0");
  }

  @Test
  void an_error_is_no_acknowledgement() {
    node.send("c1", new Broadcast(7));
    node.answer(takeSentTo("n2"), new Body.Error(ErrorCode.TEMPORARILY_UNAVAILABLE, "not yet"));
    node.advance(RETRY);
    assertThat(receivers()).contains("n2");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void after_every_acknowledgement_nothing_is_sent_and_no_timer_or_rpc_is_pending(int lostRetries) {
    node.send("c1", new Broadcast(7));
    node.send("n2", new Broadcast(8));
    for (int i = 0; i < lostRetries; i++) {
      node.takeSent();
      node.advance(RETRY);
    }
    List<Message> requests = node.takeSent();
    assertThat(requests).hasSize(4 + 3);
    requests.forEach(request -> node.answer(request, new BroadcastOk()));
    node.advance(RPC_TIMEOUT);
    assertThat(node.takeSent()).isEmpty();
    assertThat(node.environment().pendingTimers()).isZero();
    assertThat(node.node().pendingRpcs()).isZero();
  }

  @Test
  void with_two_nodes_a_value_from_the_other_node_is_not_forwarded() {
    TestNode small = TestNode.start(new FaultTolerantBroadcast(), "n0", List.of("n0", "n1"));
    small.send("n1", new Broadcast(7));
    assertThat(small.takeSent()).isEmpty();
    assertThat(small.environment().pendingTimers()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--relay origin", "--relay=origin"})
  void with_origin_a_value_from_a_node_is_not_forwarded(String args) {
    TestNode origin = start(args.split(" "));
    assertThat(origin.ask("n3", new Broadcast(7))).isEqualTo(new BroadcastOk());
    origin.advance(RETRY);
    assertThat(origin.takeSent()).isEmpty();
    assertThat(origin.ask("c1", new Read())).isEqualTo(new ReadOk(List.of(7L)));
    assertThat(origin.environment().pendingTimers()).isZero();
  }

  @Test
  void with_origin_a_value_from_a_client_goes_to_every_other_node() {
    TestNode origin = start("--relay", "origin");
    origin.send("c1", new Broadcast(7));
    assertThat(origin.takeSent())
        .extracting(Message::dest)
        .containsExactlyInAnyOrder("n0", "n2", "n3", "n4");
    origin.advance(RETRY);
    assertThat(origin.takeSent()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--relay flood", "--relay=flood"})
  void with_flood_a_value_from_a_node_goes_to_all_but_its_sender(String args) {
    TestNode flood = start(args.split(" "));
    flood.send("n3", new Broadcast(7));
    assertThat(flood.takeSent())
        .extracting(Message::dest)
        .containsExactlyInAnyOrder("n0", "n2", "n4");
  }

  @Test
  void other_arguments_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start("--fast"))
        .withMessage("3c takes --relay flood|origin, and got [--fast]");
  }

  @Test
  void a_topology_is_acknowledged() {
    assertThat(node.ask("c1", new Topology(Map.of("n1", List.of("n0")))))
        .isEqualTo(new TopologyOk());
  }

  @Test
  void its_name_is_that_of_its_challenge() {
    assertThat(new FaultTolerantBroadcast().name()).isEqualTo("3c");
  }

  private static TestNode start(String... args) {
    return TestNode.start(new FaultTolerantBroadcast(), "n1", NODES, args);
  }

  private List<String> receivers() {
    return node.takeSent().stream().map(Message::dest).toList();
  }

  private Message takeSentTo(String dest) {
    return node.takeSent().stream()
        .filter(message -> message.dest().equals(dest))
        .findFirst()
        .orElseThrow();
  }
}
