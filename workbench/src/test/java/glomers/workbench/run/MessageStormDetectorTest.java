package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.network.Packet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MessageStormDetectorTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final MessageStormDetector watch = new MessageStormDetector(5);
  private Optional<String> storm = Optional.empty();
  private long now;
  private long clientMessages;

  @Test
  void a_message_that_two_nodes_send_back_and_forth_is_a_storm_and_the_loop_is_shown() {
    for (int i = 0; i < 3000 && storm.isEmpty(); i++) {
      send("n0", "n1", 3);
      send("n1", "n0", 3);
    }
    assertThat(storm.orElseThrow())
        .containsPattern("n0 -> n1 -> n0; it went n\\d -> n\\d at least \\d+ times in 0\\.0 s: ")
        .contains("{\"type\":\"broadcast\",\"message\":3}");
  }

  @Test
  void the_loop_is_the_shortest_one_with_the_same_body() {
    List<String> ring = List.of("n0", "n1", "n2", "n3", "n0");
    for (int i = 0; i < 3000 && storm.isEmpty(); i++) {
      send("n1", "n9", 3); // not part of a cycle
      if (i % 100 == 0) {
        send("n1", "n0", 3); // a shorter cycle, but no more frequent than a retry
      }
      for (int node = 0; node < 4; node++) {
        send(ring.get(node), ring.get(node + 1), 3);
        send(ring.get(node + 1), ring.get(node), 4 + i); // each message on the way back differs
      }
    }
    assertThat(storm.orElseThrow()).containsPattern("n1 -> n2 -> n3 -> n0 -> n1|n0 -> n1 -> n2");
    assertThat(storm.orElseThrow()).doesNotContain("n9");
  }

  @Test
  void a_node_that_sends_on_to_itself_is_a_loop_of_its_own() {
    for (int i = 0; i < 3000 && storm.isEmpty(); i++) {
      send("n2", "n2", 3);
    }
    assertThat(storm.orElseThrow()).contains("n2 -> n2;");
  }

  @Test
  void a_node_that_retries_too_often_causes_a_storm_without_a_loop() {
    for (int i = 0; i < 3000 && storm.isEmpty(); i++) {
      send("n0", "n1", 3);
    }
    assertThat(storm.orElseThrow()).contains("goes on and on: n0 -> n1").doesNotContain("round");
  }

  @Test
  void a_request_that_is_repeated_after_each_reply_is_not_passed_on() {
    for (int i = 0; i < 3000 && storm.isEmpty(); i++) {
      for (List<String> link : List.of(List.of("n0", "n1"), List.of("n1", "n0"))) {
        sent(Packet.of(Message.request(link.get(0), link.get(1), i, new Body.Broadcast(3))));
        Packet reply =
            Packet.of(Message.reply(link.get(1), link.get(0), i, new Body.BroadcastOk()));
        sent(reply);
        watch.delivering(reply);
      }
    }
    assertThat(storm.orElseThrow())
        .containsPattern(
            "n(\\d) sends n(\\d) the same message again as soon as n\\2 has answered it")
        .doesNotContain("round");
  }

  @Test
  void requests_that_are_passed_on_and_answered_go_round() {
    for (int i = 0; i < 3000 && storm.isEmpty(); i++) {
      for (List<String> link : List.of(List.of("n0", "n1"), List.of("n1", "n0"))) {
        Packet packet =
            Packet.of(Message.request(link.get(0), link.get(1), i, new Body.Broadcast(3)));
        sent(packet);
        Packet reply =
            Packet.of(Message.reply(link.get(1), link.get(0), i, new Body.BroadcastOk()));
        watch.delivering(packet);
        sent(reply);
      }
    }
    assertThat(storm.orElseThrow()).contains("goes round without end");
  }

  @Test
  void many_values_each_sent_a_few_times_are_not_a_storm() {
    for (int value = 0; value < 20_000; value++) {
      now += MILLI / 10;
      for (int again = 0; again < 4; again++) {
        send("n0", "n1", value);
        send("n1", "n0", value);
      }
    }
    assertThat(storm).isEmpty();
  }

  @Test
  void a_heartbeat_every_ten_milliseconds_is_not_a_storm() {
    for (int i = 0; i < 5000; i++) {
      now += 10 * MILLI;
      send("n0", "n1", 3);
      send("n1", "n0", 3);
    }
    assertThat(storm).isEmpty();
  }

  @Test
  void messages_in_proportion_to_client_requests_are_not_a_storm() {
    for (int i = 0; i < 20_000; i++) {
      clientMessages += 2;
      send("n0", "n1", 3); // for example a read that is passed on
    }
    assertThat(storm).isEmpty();
  }

  @Test
  void equal_replies_are_not_a_storm() {
    for (int i = 0; i < 20_000; i++) {
      sent(Packet.of(Message.reply("n0", "n1", i, new Body.BroadcastOk())));
    }
    assertThat(storm).isEmpty();
  }

  @Test
  void too_many_messages_at_one_time_are_a_storm_whatever_their_bodies() {
    for (int i = 0; i < 200_000 && storm.isEmpty(); i++) {
      send("n0", "n1", i);
    }
    assertThat(storm.orElseThrow()).contains("within 1 ms");
  }

  @Test
  void a_suspected_storm_is_described_before_it_reaches_the_threshold() {
    assertThat(watch.suspected(now)).isEmpty();
    for (int i = 0; i < 1200; i++) {
      send("n0", "n1", i % 10);
      send("n1", "n0", i % 10);
    }
    assertThat(storm).isEmpty();
    assertThat(watch.suspected(now).orElseThrow()).contains(" -> n1");
  }

  private void send(String src, String dest, long value) {
    sent(Packet.of(Message.send(src, dest, new Body.Broadcast(value))));
  }

  private void sent(Packet packet) {
    Optional<String> text = watch.sent(packet, now, clientMessages);
    storm = storm.or(() -> text);
  }
}
