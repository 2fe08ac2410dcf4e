package glomers.workbench.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetransmissionCounterTest {
  private final RetransmissionCounter retries = new RetransmissionCounter(Journal.NONE);

  @Test
  void the_same_body_on_the_same_link_is_a_retransmission_whatever_its_ids() throws Exception {
    send("n0", "n1", "{'type':'broadcast','msg_id':1,'message':7}");
    send("n0", "n1", "{'type':'broadcast','msg_id':2,'message':7}");
    send("n0", "n1", "{'type':'broadcast','message':7}");
    assertThat(retries.counts().retries()).isEqualTo(2);
    send("n0", "n2", "{'type':'broadcast','msg_id':3,'message':7}");
    send("n1", "n0", "{'type':'broadcast','msg_id':1,'message':7}");
    send("n0", "n1", "{'type':'broadcast','msg_id':4,'message':8}");
    assertThat(retries.counts().retries()).as("another way, or other words").isEqualTo(2);
  }

  @Test
  void messages_of_a_program_s_own_type_are_counted_too() throws Exception {
    send("n0", "n1", "{'type':'gossip','msg_id':1,'seen':[1,2]}");
    send("n0", "n1", "{'type':'gossip','msg_id':2,'seen':[1,2]}");
    send("n0", "n1", "{'type':'gossip','msg_id':3,'seen':[1,2,3]}");
    assertThat(retries.counts().retries()).isEqualTo(1);
  }

  @Test
  void replies_and_requests_of_clients_are_not_retransmissions() throws Exception {
    for (int i = 0; i < 2; i++) {
      send("n0", "n1", "{'type':'broadcast_ok','in_reply_to':1}");
      send("c1", "n0", "{'type':'broadcast','msg_id':1,'message':7}");
    }
    assertThat(retries.counts().retries()).isZero();
  }

  @Test
  void with_too_many_different_messages_the_counts_are_marked_incomplete() throws Exception {
    RetransmissionCounter bounded = new RetransmissionCounter(Journal.NONE, 2);
    for (int round = 0; round < 2; round++) {
      for (String sender : List.of("n0", "n1", "n2")) {
        String line = "{'src':'%s','dest':'n9','body':{'type':'x'}}".formatted(sender);
        bounded.sent(0, Packet.parse(line.replace('\'', '"').getBytes(UTF_8)), 0);
      }
    }
    assertThat(bounded.counts()).isEqualTo(new RetransmissionCounter.Counts(2, 0, 0, 0, false));
    assertThat(retries.counts().complete()).isTrue();
  }

  @Test
  void an_id_may_be_a_string() throws Exception {
    send("n0", "n1", "{'type':'gossip','msg_id':'a-1','seen':[1]}");
    send("n0", "n1", "{'type':'gossip','msg_id':'a-2','seen':[1]}");
    assertThat(retries.counts().retries()).isEqualTo(1);
  }

  @Test
  void a_lost_message_counts_as_repeated_if_it_was_sent_again_later() throws Exception {
    send(1, "n0", "n1", "{'type':'broadcast','message':7}");
    stop(1, "n0", "n1", "{'type':'broadcast','message':7}");
    send(2, "n0", "n1", "{'type':'broadcast','message':8}");
    send(3, "n0", "n1", "{'type':'broadcast','message':8}"); // before the loss is known
    stop(2, "n0", "n1", "{'type':'broadcast','message':8}");
    send(4, "n0", "n2", "{'type':'broadcast','message':7}"); // to another node
    send(5, "n0", "n1", "{'type':'hello'}");
    send(6, "n0", "n1", "{'type':'hello'}"); // a repetition, but no earlier one was lost
    stop(7, "n1", "n0", "{'type':'broadcast_ok','in_reply_to':1}");
    assertThat(retries.counts()).isEqualTo(new RetransmissionCounter.Counts(2, 2, 1, 1, true));
    send(8, "n0", "n1", "{'type':'broadcast','message':7}");
    assertThat(retries.counts()).isEqualTo(new RetransmissionCounter.Counts(3, 2, 1, 2, true));
  }

  private void send(String src, String dest, String body) throws Exception {
    send(0, src, dest, body);
  }

  private void send(long id, String src, String dest, String body) throws Exception {
    retries.sent(id, packet(src, dest, body), 0);
  }

  private void stop(long id, String src, String dest, String body) throws Exception {
    retries.add(new Journal.Entry(id, packet(src, dest, body), 0, 0, Optional.of("partition 1")));
  }

  private static Packet packet(String src, String dest, String body) throws Exception {
    String line = "{'src':'" + src + "','dest':'" + dest + "','body':" + body + "}";
    return Packet.parse(line.replace('\'', '"').getBytes(UTF_8));
  }
}
