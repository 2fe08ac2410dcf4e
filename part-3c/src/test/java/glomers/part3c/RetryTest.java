package glomers.part3c;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Message;
import glomers.common.testing.TestNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
  @Test
  void a_value_is_sent_until_it_is_acknowledged() {
    TestNode node = TestNode.start(new FaultTolerantBroadcast(), "n0", List.of("n0", "n1"));
    node.request("c1", new Broadcast(7));
    node.takeSent(); // the first attempt, and the reply to c1

    node.advance(Duration.ofMillis(500));
    List<Message> retry = node.takeSent();
    assertThat(retry).extracting(Message::body).containsExactly(new Broadcast(7));

    node.answer(retry.get(0), new BroadcastOk());
    node.advance(Duration.ofMinutes(1));
    assertThat(node.takeSent()).isEmpty();
    assertThat(node.environment().pendingTimers()).isZero();
  }
}
