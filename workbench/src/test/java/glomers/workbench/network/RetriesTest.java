package glomers.workbench.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetriesTest {
  private final Retries retries = new Retries(Journal.NONE);

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

  private void send(String src, String dest, String body) throws Exception {
    String line = "{'src':'" + src + "','dest':'" + dest + "','body':" + body + "}";
    retries.sent(0, Packet.parse(line.replace('\'', '"').getBytes(UTF_8)), 0);
  }
}
