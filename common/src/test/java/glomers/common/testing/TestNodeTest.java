package glomers.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestNodeTest {
  private final Relay relay = new Relay();
  private final TestNode node = TestNode.start(relay, "n0", List.of("n0", "n1"), "--some", "args");

  @Test
  void a_program_starts_with_its_arguments_and_is_initialised() {
    assertThat(relay.args).containsExactly("--some", "args");
    assertThat(node.node().id()).isEqualTo("n0");
    assertThat(node.node().peers()).containsExactly("n1");
    assertThat(node.takeSent()).isEmpty();
  }

  @Test
  void asking_gives_the_answer_and_drops_what_else_is_sent() {
    assertThat(node.ask("c1", new Broadcast(7))).isEqualTo(new BroadcastOk());
    assertThat(node.takeSent()).isEmpty();
  }

  @Test
  void asking_what_is_not_answered_or_twice_fails() {
    relay.replies = 0;
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> node.ask("c1", new Broadcast(7)))
        .withMessageStartingWith("0 answers to {\"type\":\"broadcast\",\"message\":7}");
    relay.replies = 2;
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> node.ask("c1", new Broadcast(7)))
        .withMessageStartingWith("2 answers to {\"type\":\"broadcast\",\"message\":7}");
  }

  @Test
  void each_request_has_its_own_id_under_which_it_is_answered() {
    long first = node.request("c1", new Broadcast(7));
    long second = node.request("c1", new Broadcast(8));
    assertThat(second).isNotEqualTo(first);
    assertThat(node.takeSent())
        .contains(
            Message.reply("n0", "c1", first, new BroadcastOk()),
            Message.reply("n0", "c1", second, new BroadcastOk()));
  }

  @Test
  void what_is_merely_sent_is_handled_and_not_answered() {
    node.send("c1", new Broadcast(7));
    assertThat(node.takeSent()).extracting(Message::body).containsExactly(new Read());
  }

  @Test
  void an_answer_reaches_the_rpc_that_it_is_for() {
    node.request("c1", new Broadcast(7));
    Message rpc = node.takeSent().get(0);
    node.answer(rpc, new ReadOk(List.of(1L)));
    assertThat(relay.answers).containsExactly(new ReadOk(List.of(1L)));
  }

  @Test
  void moving_the_clock_runs_what_falls_due() {
    node.request("c1", new Broadcast(7));
    assertThat(node.environment().pendingTimers()).isEqualTo(1);
    node.advance(Duration.ofSeconds(1));
    assertThat(node.environment().pendingTimers()).isZero();
  }

  /** Asks its peer about every broadcast, and replies as often as it is told. */
  private static final class Relay implements NodeProgram {
    private final List<ReadOk> answers = new ArrayList<>();
    private List<String> args = List.of();
    private int replies = 1;
    private Node node;

    @Override
    public String name() {
      return "relay";
    }

    @Override
    public void start(Node node, List<String> args) {
      this.node = node;
      this.args = args;
      node.on(Broadcast.class, this::broadcast);
    }

    private void broadcast(Request<Broadcast> request) {
      node.rpc("n1", new Read(), ReadOk.class, Duration.ofSeconds(1)).thenAccept(answers::add);
      for (int i = 0; i < replies; i++) {
        node.reply(request, new BroadcastOk());
      }
    }
  }
}
