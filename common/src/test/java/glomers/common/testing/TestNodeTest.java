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
  void ask_returns_the_reply_and_drops_other_messages() {
    assertThat(node.ask("c1", new Broadcast(7))).isEqualTo(new BroadcastOk());
    assertThat(node.takeSent()).isEmpty();
  }

  @Test
  void ask_fails_without_a_reply_and_with_two() {
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
  void each_request_has_its_own_id_and_its_reply_names_it() {
    long first = node.request("c1", new Broadcast(7));
    long second = node.request("c1", new Broadcast(8));
    assertThat(second).isNotEqualTo(first);
    assertThat(node.takeSent())
        .contains(
            Message.reply("n0", "c1", first, new BroadcastOk()),
            Message.reply("n0", "c1", second, new BroadcastOk()));
  }

  @Test
  void a_message_that_is_only_sent_is_handled_and_gets_no_reply() {
    node.send("c1", new Broadcast(7));
    assertThat(node.takeSent()).extracting(Message::body).containsExactly(new Read());
  }

  @Test
  void a_reply_completes_the_rpc_of_its_request() {
    node.request("c1", new Broadcast(7));
    Message rpc = node.takeSent().get(0);
    node.answer(rpc, new ReadOk(List.of(1L)));
    assertThat(relay.answers).containsExactly(new ReadOk(List.of(1L)));
  }

  @Test
  void advancing_the_clock_runs_the_tasks_that_are_due() {
    node.request("c1", new Broadcast(7));
    assertThat(node.environment().pendingTimers()).isEqualTo(1);
    node.advance(Duration.ofSeconds(1));
    assertThat(node.environment().pendingTimers()).isZero();
  }

  /** Sends its peer an RPC for every broadcast, and sends {@link #replies} replies. */
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
