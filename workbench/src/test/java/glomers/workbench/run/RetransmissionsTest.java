package glomers.workbench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.network.Packet;
import org.junit.jupiter.api.Test;

class RetransmissionsTest {
  private final Retransmissions retransmissions = new Retransmissions();

  @Test
  void two_recurring_messages_are_retransmissions_whatever_their_ids() throws Exception {
    for (int i = 0; i < 3; i++) {
      send("n0", "n1", "{'type':'broadcast','msg_id':" + i + ",'message':1}");
      send("n0", "n1", "{'message':2,'type':'broadcast','msg_id':'x" + i + "'}");
    }
    assertThat(retransmissions.found().orElseThrow())
        .extracting(Packet::dest)
        .containsExactly("n1", "n1");
  }

  @Test
  void a_request_that_was_never_answered_is_found() throws Exception {
    for (int i = 0; i < 3; i++) {
      send("n0", "n1", "{'type':'broadcast','msg_id':1" + i + ",'message':1}");
      send("n1", "n0", "{'type':'broadcast_ok','in_reply_to':1" + i + "}");
      send("n0", "n1", "{'type':'broadcast','msg_id':2" + i + ",'message':2}");
    }
    assertThat(retransmissions.unanswered().orElseThrow().msgId()).hasValue(22);
    send("n1", "n0", "{'type':'broadcast_ok','in_reply_to':22}");
    assertThat(retransmissions.unanswered()).isEmpty();
  }

  @Test
  void one_recurring_message_may_be_a_heartbeat() throws Exception {
    for (int i = 0; i < 100; i++) {
      send("n0", "n1", "{'type':'state','values':[1,2]}");
      send("n0", "n2", "{'type':'state','values':[1,3]}");
    }
    assertThat(retransmissions.found()).isEmpty();
  }

  @Test
  void messages_of_two_types_in_turn_may_be_a_heartbeat_and_gossip() throws Exception {
    for (int i = 0; i < 100; i++) {
      send("n0", "n1", "{'type':'alive'}");
      send("n0", "n1", "{'type':'state','values':[1,2]}");
      send("n0", "n1", "{'values':[1,2]}");
    }
    assertThat(retransmissions.found()).isEmpty();
  }

  @Test
  void a_growing_state_is_not_a_retransmission() throws Exception {
    for (int value = 0; value < 100; value++) {
      for (int again = 0; again < 5; again++) {
        send("n0", "n1", "{'type':'state','upto':" + value + "}");
      }
    }
    assertThat(retransmissions.found()).isEmpty();
  }

  @Test
  void messages_with_a_counter_and_replies_are_not_retransmissions() throws Exception {
    for (int i = 0; i < 100; i++) {
      send("n0", "n1", "{'type':'gossip','round':" + i + ",'values':[1]}");
      send("n0", "n1", "{'type':'got','in_reply_to':7,'value':1}");
      send("n0", "n1", "{'type':'got','in_reply_to':'a','value':2}");
    }
    assertThat(retransmissions.found()).isEmpty();
  }

  private void send(String src, String dest, String body) throws Exception {
    String line = "{'src':'" + src + "','dest':'" + dest + "','body':" + body + "}";
    retransmissions.sent(Packet.parse(line.replace('\'', '"').getBytes(UTF_8)));
  }
}
