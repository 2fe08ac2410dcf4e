package glomers.workbench.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetransmissionCounterTest {
  private final RetransmissionCounter retries = new RetransmissionCounter(Journal.NONE);

  @Test
  void the_same_words_on_the_same_way_again_are_a_retry_whatever_their_id() throws Exception {
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
  void so_it_is_with_messages_of_a_programs_own() throws Exception {
    send("n0", "n1", "{'type':'gossip','msg_id':1,'seen':[1,2]}");
    send("n0", "n1", "{'type':'gossip','msg_id':2,'seen':[1,2]}");
    send("n0", "n1", "{'type':'gossip','msg_id':3,'seen':[1,2,3]}");
    assertThat(retries.counts().retries()).isEqualTo(1);
  }

  @Test
  void answers_and_what_clients_ask_are_no_retries() throws Exception {
    for (int i = 0; i < 2; i++) {
      send("n0", "n1", "{'type':'broadcast_ok','in_reply_to':1}");
      send("c1", "n0", "{'type':'broadcast','msg_id':1,'message':7}");
    }
    assertThat(retries.counts().retries()).isZero();
  }

  @Test
  void after_very_many_different_messages_what_is_counted_is_not_all_and_says_so()
      throws Exception {
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
  void an_id_may_be_a_text() throws Exception {
    send("n0", "n1", "{'type':'gossip','msg_id':'a-1','seen':[1]}");
    send("n0", "n1", "{'type':'gossip','msg_id':'a-2','seen':[1]}");
    assertThat(retries.counts().retries()).isEqualTo(1);
  }

  @Test
  void of_the_messages_that_were_stopped_those_count_as_repeated_that_were_sent_again_later()
      throws Exception {
    send(1, "n0", "n1", "{'type':'broadcast','message':7}");
    stop(1, "n0", "n1", "{'type':'broadcast','message':7}");
    send(2, "n0", "n1", "{'type':'broadcast','message':8}");
    send(3, "n0", "n1", "{'type':'broadcast','message':8}"); // before it is known
    stop(2, "n0", "n1", "{'type':'broadcast','message':8}");
    send(4, "n0", "n2", "{'type':'broadcast','message':7}"); // to another
    send(5, "n0", "n1", "{'type':'hello'}");
    send(6, "n0", "n1", "{'type':'hello'}"); // again, but none was stopped
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
