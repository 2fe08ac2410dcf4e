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

/** Five nodes and the messages between them, counted. */
class ClusterTest {
  private static final List<String> NODES = List.of("n0", "n1", "n2", "n3", "n4");
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final int VALUES = 20;

  private final Map<String, TestNode> nodes = new LinkedHashMap<>();
  private final List<Message> delivered = new ArrayList<>();

  @Test
  void flooding_takes_16_messages_a_value_and_as_many_acknowledgements() {
    start("--relay", "flood");
    broadcastEverywhere();
    deliverInRounds(message -> true);
    assertEveryoneHasAll();
    assertThat(count(Broadcast.class)).isEqualTo(16 * VALUES);
    assertThat(count(BroadcastOk.class)).isEqualTo(16 * VALUES);
    assertSilent();
  }

  @Test
  void when_only_the_origin_relays_a_value_takes_4_messages_and_as_many_acknowledgements() {
    start("--relay", "origin");
    broadcastEverywhere();
    deliverInRounds(message -> true);
    assertEveryoneHasAll();
    assertThat(count(Broadcast.class)).isEqualTo(4 * VALUES);
    assertThat(count(BroadcastOk.class)).isEqualTo(4 * VALUES);
    assertSilent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void flooding_takes_no_more_than_16_messages_a_value_in_whatever_order_they_come(long seed) {
    start();
    broadcastEverywhere();
    Random random = new Random(seed);
    List<Message> flying = takeSent();
    while (!flying.isEmpty()) {
      deliver(flying.remove(random.nextInt(flying.size())));
      flying.addAll(takeSent());
    }
    assertEveryoneHasAll();
    assertThat(count(Broadcast.class)).isLessThanOrEqualTo(16 * VALUES);
    assertThat(count(BroadcastOk.class)).isLessThanOrEqualTo(16 * VALUES);
    assertSilent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flood", "origin"})
  void values_reach_a_node_that_was_cut_away_as_soon_as_the_cut_has_healed(String relay) {
    start("--relay", relay);
    broadcastEverywhere();
    for (int i = 0; i < 30; i++) {
      deliverInRounds(message -> message.dest().equals("n4") == message.src().equals("n4"));
      advance(RETRY);
    }
    assertThat(values("n0")).doesNotContainAnyElementsOf(values("n4"));
    advance(RETRY);
    deliverInRounds(message -> true);
    assertEveryoneHasAll();
    advance(Duration.ofSeconds(10)); // by then the RPCs that went into the cut have timed out
    assertSilent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void values_reach_everyone_although_half_of_the_messages_are_lost(long seed) {
    start();
    broadcastEverywhere();
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      deliverInRounds(message -> random.nextBoolean());
      advance(RETRY);
    }
    assertEveryoneHasAll();
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

  /** Delivers what passes, then what that brought about, and so on until nobody says anything. */
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

  private void assertEveryoneHasAll() {
    List<Long> all = LongStream.range(0, VALUES).boxed().toList();
    assertThat(NODES)
        .allSatisfy(id -> assertThat(values(id)).containsExactlyInAnyOrderElementsOf(all));
  }

  private void assertSilent() {
    advance(RETRY);
    assertThat(takeSent()).isEmpty();
    assertThat(nodes.values())
        .allSatisfy(node -> assertThat(node.environment().pendingTimers()).isZero());
  }
}
