package glomers.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glomers.common.protocol.Body;
import glomers.common.protocol.MalformedMessageException;
import glomers.common.protocol.Message;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Latency;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  private static final long LATENCY = TimeUnit.MILLISECONDS.toNanos(100);

  private final EventLoop loop = EventLoop.virtual();
  private final List<String> arrived = new ArrayList<>();
  private final List<Journal.Entry> journal = new ArrayList<>();
  private final List<Packet> undeliverable = new ArrayList<>();
  private final Network network =
      new Network(
          loop,
          new Latency(LATENCY, Latency.Distribution.CONSTANT),
          new SplittableRandom(1),
          journal::add,
          undeliverable::add);

  @BeforeEach
  void connect() {
    for (String address : List.of("n0", "n1", "c1", Network.OBSERVER)) {
      network.connect(
          address,
          (id, packet) -> arrived.add(packet.src() + ">" + packet.dest() + "@" + loop.now()));
    }
  }

  @Test
  void latency_applies_between_nodes_and_not_to_clients() throws InterruptedException {
    send("n0", "n1");
    send("c1", "n0");
    send("n0", "c1");
    loop.run();
    assertThat(arrived).containsExactly("c1>n0@0", "n0>c1@0", "n0>n1@" + LATENCY);
  }

  @Test
  void latency_counts_from_the_time_of_sending_and_any_further_delay_is_lateness()
      throws InterruptedException {
    long sent = TimeUnit.MILLISECONDS.toNanos(10);
    long handedOver = TimeUnit.MILLISECONDS.toNanos(40);
    long tooLate = sent + LATENCY + TimeUnit.MILLISECONDS.toNanos(7);
    loop.at(handedOver, () -> network.send(packet("n0", "n1"), sent, false));
    loop.at(tooLate, () -> network.send(packet("n1", "n0"), sent, false));
    loop.run();
    assertThat(arrived).containsExactly("n0>n1@" + (sent + LATENCY), "n1>n0@" + tooLate);
    assertThat(network.lateness().quantileMillis(0.5)).isZero();
    assertThat(network.lateness().quantileMillis(1)).isEqualTo(7);
  }

  @Test
  void messages_in_flight_at_the_end_are_journaled_in_the_order_of_sending() throws Exception {
    List<String> underWay = new ArrayList<>();
    Network watched =
        new Network(
            loop,
            new Latency(LATENCY, Latency.Distribution.CONSTANT),
            new SplittableRandom(1),
            new Journal() {
              @Override
              public void add(Entry entry) {}

              @Override
              public void underWay(long id, Packet packet, long sent) {
                underWay.add(id + " " + packet.src() + ">" + packet.dest() + "@" + sent);
              }
            },
            undeliverable::add);
    watched.connect("n0", (id, packet) -> true);
    watched.connect("n1", (id, packet) -> true);
    watched.send(packet("n0", "n1"));
    loop.at(LATENCY, () -> watched.send(packet("n1", "n0")));
    loop.at(LATENCY, () -> watched.send(packet("n0", "n1")));
    loop.at(LATENCY + 1, loop::stop);
    loop.run();
    watched.end();
    assertThat(underWay).containsExactly("1 n1>n0@" + LATENCY, "2 n0>n1@" + LATENCY);
  }

  @Test
  void a_message_is_lost_if_its_link_is_cut_when_it_is_due() throws InterruptedException {
    InjectedFault cut = cut();
    send("n0", "n1");
    loop.at(LATENCY / 2, () -> network.add(cut));
    loop.at(LATENCY * 2, () -> network.remove(cut));
    loop.run();
    assertThat(arrived).isEmpty();
    assertThat(cut.affected()).isEqualTo(1);
    assertThat(journal).singleElement().extracting(Journal.Entry::lostBy).isNotEqualTo(null);
    assertThat(journal.get(0).lostBy()).contains(cut.name());
    assertThat(network.stats().servers().sent()).isEqualTo(1);
    assertThat(network.stats().servers().received()).isZero();
  }

  @Test
  void a_message_sent_during_a_cut_is_delivered_if_the_cut_ends_before_it_is_due()
      throws InterruptedException {
    InjectedFault cut = cut();
    network.add(cut);
    send("n0", "n1");
    loop.at(LATENCY / 2, () -> network.remove(cut));
    loop.run();
    assertThat(arrived).containsExactly("n0>n1@" + LATENCY);
  }

  @Test
  void a_message_that_its_receiver_does_not_accept_is_lost() throws InterruptedException {
    network.connect("n1", (id, packet) -> false);
    send("n0", "n1");
    send("c1", "n1");
    loop.run();
    assertThat(journal).extracting(Journal.Entry::lostBy).containsOnly(Optional.of("unread input"));
    assertThat(network.stats().servers().sent()).isEqualTo(1);
    assertThat(network.stats().servers().received()).isZero();
    assertThat(network.stats().clients().received()).isZero();
  }

  @Test
  void too_many_bytes_in_flight_are_an_overload_until_they_are_delivered() throws Exception {
    String filler = "x".repeat(1 << 20);
    String line =
        "{\"src\":\"n0\",\"dest\":\"n1\",\"body\":{\"type\":\"x\",\"filler\":\"" + filler + "\"}}";
    Packet large = Packet.parse(line.getBytes(StandardCharsets.UTF_8));
    long most = Network.MAX_BYTES_IN_FLIGHT >> 20;
    for (int i = 0; i < most - 1; i++) {
      network.send(large);
    }
    assertThat(network.overload()).isEmpty();
    network.send(large);
    assertThat(network.overload().orElseThrow())
        .isEqualTo(
            "64 messages of 64 MiB are under way between nodes, and the workbench holds no more");
    loop.run();
    assertThat(network.overload()).isEmpty();
  }

  @Test
  void a_cut_does_not_affect_clients() throws InterruptedException {
    network.add(cut());
    send("c1", "n0");
    send("n1", "c1");
    loop.run();
    assertThat(arrived).hasSize(2);
  }

  @Test
  void a_duplicate_is_delivered_twice_and_sent_once() throws InterruptedException {
    network.add(
        injected(
            new InjectedFault.Effect() {
              @Override
              public boolean duplicates() {
                return true;
              }
            }));
    send("n0", "n1");
    loop.run();
    assertThat(arrived).hasSize(2);
    assertThat(network.stats().servers().sent()).isEqualTo(1);
    assertThat(network.stats().servers().received()).isEqualTo(2);
  }

  @Test
  void messages_of_the_observer_are_not_counted() throws InterruptedException {
    send(Network.OBSERVER, "n0");
    send("n0", Network.OBSERVER);
    loop.run();
    assertThat(arrived).hasSize(2);
    assertThat(journal).isEmpty();
    assertThat(network.stats().clients().sent()).isZero();
    assertThat(network.stats().servers().sent()).isZero();
  }

  @Test
  void messages_that_the_observer_provokes_have_latency_and_are_not_counted()
      throws InterruptedException {
    network.send(packet("n0", "n1"), 0, true);
    loop.run();
    assertThat(arrived).containsExactly("n0>n1@" + LATENCY);
    assertThat(journal).hasSize(1);
    assertThat(network.stats().servers().sent()).isZero();
    assertThat(network.stats().servers().received()).isZero();
  }

  @Test
  void a_message_to_an_unknown_address_is_reported_and_not_sent() throws InterruptedException {
    send("n0", "n7");
    loop.run();
    assertThat(undeliverable).singleElement().extracting(Packet::dest).isEqualTo("n7");
    assertThat(network.stats().servers().sent()).isZero();
  }

  @Test
  void the_network_is_not_quiet_while_a_message_is_in_flight() throws InterruptedException {
    List<Long> quiet = new ArrayList<>();
    send("n0", "n1");
    loop.at(LATENCY - 1, () -> quiet.add(network.quietNanos()));
    loop.at(LATENCY + 7, () -> quiet.add(network.quietNanos()));
    loop.run();
    assertThat(quiet).containsExactly(0L, 7L);
  }

  @Test
  void a_body_is_delivered_with_unchanged_bytes() throws MalformedMessageException {
    String body = "{\"type\":\"gossip\",\"é\":[1, 2.50],\"msg_id\":4}";
    Packet packet =
        parse("{\"body\":" + body + ",\"dest\":\"n1\", \"src\":\"n0\",\"x\":{\"y\":[]}}");
    assertThat(new String(packet.line(9), StandardCharsets.UTF_8))
        .isEqualTo("{\"id\":9,\"src\":\"n0\",\"dest\":\"n1\",\"body\":" + body + "}");
    assertThat(packet.msgId()).hasValue(4);
    assertThat(packet.type()).isEqualTo("gossip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":null}",
        "{\"type\":[7]}",
        "{\"values\":[1,2]}",
        "{\"msg_id\":\"a-1\"}",
        "{\"msg_id\":18446744073709551616}",
        "{\"in_reply_to\":{\"n0\":7}}",
        "{\"type\":\"x\",\"msg_id\":[1,[2]],\"in_reply_to\":1.5,\"more\":{\"a\":1}}"
      })
  void between_nodes_any_json_object_is_a_body(String body) throws MalformedMessageException {
    Packet packet = parse("{\"src\":\"n0\",\"dest\":\"n1\",\"body\":" + body + "}\r");
    assertThat(new String(packet.line(3), StandardCharsets.UTF_8))
        .isEqualTo("{\"id\":3,\"src\":\"n0\",\"dest\":\"n1\",\"body\":" + body + "}");
    assertThat(packet.isReply()).isEqualTo(body.contains("in_reply_to"));
    assertThat(packet.msgId()).isEmpty();
    assertThat(packet.type()).isEqualTo(body.contains("\"x\"") ? "x" : "");
  }

  @Test
  void a_malformed_message_is_refused_with_the_reason() {
    assertThatThrownBy(() -> parse("hello")).hasMessageContaining("it begins with hello");
    assertThatThrownBy(() -> parse("[]")).hasMessageContaining("not a JSON object");
    assertThatThrownBy(() -> parse("{")).hasMessageContaining("a message must be on one line");
    assertThatThrownBy(() -> parse("\ufeff{}")).hasMessageContaining("byte order mark");
    assertThatThrownBy(() -> parse("{\"src\":\"n0\",\"dest\":\"n1\",\"body\":[]}"))
        .hasMessageContaining("body must be an object");
    assertThatThrownBy(() -> parse("{\"id\":null,\"src\":\"n0\",\"dest\":\"n1\",\"body\":{}}"))
        .hasMessageContaining("id must be a whole number");
    assertThatThrownBy(() -> parse("{\"src\":\"n0\",\"dest\":\"n1\"}"))
        .hasMessageContaining("no body");
    assertThatThrownBy(() -> parse("{\"src\":\"n0\",\"body\":{\"type\":\"x\"}}"))
        .hasMessageContaining("no dest");
    assertThatThrownBy(
            () -> parse("{\"src\":\"n0\",\"dest\":\"n1\",\"body\":{\"type\":\"x\"}}{\"a\":1}"))
        .hasMessageContaining("more than one");
  }

  private void send(String src, String dest) {
    network.send(packet(src, dest));
  }

  private static Packet packet(String src, String dest) {
    return Packet.of(Message.send(src, dest, new Body.Broadcast(1)));
  }

  private static Packet parse(String line) throws MalformedMessageException {
    return Packet.parse(line.getBytes(StandardCharsets.UTF_8));
  }

  private static InjectedFault cut() {
    return injected(
        new InjectedFault.Effect() {
          @Override
          public boolean stops(String src, String dest) {
            return true;
          }
        });
  }

  private static InjectedFault injected(InjectedFault.Effect effect) {
    return new InjectedFault(new Fault.Cut(FaultKind.PARTITION, "all", Set.of()), 1, 0, effect);
  }
}
