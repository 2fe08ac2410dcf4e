package glomers.part3c;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Message;
import glomers.common.testing.TestNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five nodes in memory: counts the messages between them. */
class ClusterTest {
  private static final List<String> NODES = List.of("n0", "n1", "n2", "n3", "n4");
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final int VALUES = 20;

  private final Map<String, TestNode> nodes = new LinkedHashMap<>();
  private final List<Message> delivered = new ArrayList<>();

  @Test
  void flood_takes_16_broadcasts_and_16_acknowledgements_per_value() {
    start("--relay", "flood");
    broadcastEverywhere();
    deliverInRounds(message -> true);
    assertEveryNodeHasAll();
    assertThat(count(Broadcast.class)).isEqualTo(16 * VALUES);
    assertThat(count(BroadcastOk.class)).isEqualTo(16 * VALUES);
    assertQuiescent();
  }

  @Test
  void origin_takes_4_broadcasts_and_4_acknowledgements_per_value() {
    start("--relay", "origin");
    broadcastEverywhere();
    deliverInRounds(message -> true);
    assertEveryNodeHasAll();
    assertThat(count(Broadcast.class)).isEqualTo(4 * VALUES);
    assertThat(count(BroadcastOk.class)).isEqualTo(4 * VALUES);
    assertQuiescent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void flood_takes_at_most_16_broadcasts_per_value_in_any_order_of_delivery(long seed) {
    start();
    broadcastEverywhere();
    Random random = new Random(seed);
    List<Message> inFlight = takeSent();
    while (!inFlight.isEmpty()) {
      deliver(inFlight.remove(random.nextInt(inFlight.size())));
      inFlight.addAll(takeSent());
    }
    assertEveryNodeHasAll();
    assertThat(count(Broadcast.class)).isLessThanOrEqualTo(16 * VALUES);
    assertThat(count(BroadcastOk.class)).isLessThanOrEqualTo(16 * VALUES);
    assertQuiescent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flood", "origin"})
  void values_reach_a_partitioned_node_with_the_first_retry_after_the_partition_heals(
      String relay) {
    start("--relay", relay);
    broadcastEverywhere();
    for (int i = 0; i < 30; i++) {
      deliverInRounds(message -> message.dest().equals("n4") == message.src().equals("n4"));
      advance(RETRY);
    }
    assertThat(values("n0")).doesNotContainAnyElementsOf(values("n4"));
    advance(RETRY);
    deliverInRounds(message -> true);
    assertEveryNodeHasAll();
    advance(Duration.ofSeconds(10)); // by then every RPC that the partition lost has timed out
    assertQuiescent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void values_reach_every_node_although_half_of_the_messages_are_lost(long seed) {
    start();
    broadcastEverywhere();
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      deliverInRounds(message -> random.nextBoolean());
      advance(RETRY);
    }
    assertEveryNodeHasAll();
    assertThat(takeSent()).isEmpty();
  }

  private void start(String... args) {
    NODES.forEach(
        id -> nodes.put(id, TestNode.start(new FaultTolerantBroadcast(), id, NODES, args)));
  }

  private void broadcastEverywhere() {
    for (int value = 0; value < VALUES; value++) {
      nodes.get(NODES.get(value % NODES.size())).send("c1", new Broadcast(value));
    }
  }

  /** Delivers the messages that pass, then those sent in response, until no node sends any. */
  private void deliverInRounds(Predicate<Message> passes) {
    for (List<Message> round = takeSent(); !round.isEmpty(); round = takeSent()) {
      round.stream().filter(passes).forEach(this::deliver);
    }
  }

  private void deliver(Message message) {
    delivered.add(message);
    nodes.get(message.dest()).node().receive(message);
  }

  private List<Message> takeSent() {
    List<Message> sent = new ArrayList<>();
    nodes.values().forEach(node -> sent.addAll(node.takeSent()));
    return sent;
  }

  private void advance(Duration time) {
    nodes.values().forEach(node -> node.advance(time));
  }

  private long count(Class<? extends Body> type) {
    return delivered.stream().filter(message -> type.isInstance(message.body())).count();
  }

  private List<Long> values(String id) {
    return ((ReadOk) nodes.get(id).ask("c1", new Read())).messages();
  }

  private void assertEveryNodeHasAll() {
    List<Long> all = LongStream.range(0, VALUES).boxed().toList();
    assertThat(NODES)
        .allSatisfy(id -> assertThat(values(id)).containsExactlyInAnyOrderElementsOf(all));
  }

  private void assertQuiescent() {
    advance(RETRY);
    assertThat(takeSent()).isEmpty();
    assertThat(nodes.values())
        .allSatisfy(node -> assertThat(node.environment().pendingTimers()).isZero());
  }
}
