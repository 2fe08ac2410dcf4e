package glomers.common.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.Unbound;
import glomers.common.protocol.Message;
import glomers.common.testing.FakeEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node whose program has messages of its own. */
class OwnMessageNodeTest {
  private static final Duration TIMEOUT = Duration.ofMillis(100);

  private final FakeEnvironment environment = new FakeEnvironment();
  private final Node node = new Node(environment);
  private final List<Object> handled = new ArrayList<>();

  private record Gossip(List<Long> messages) implements Body {}

  private record GossipOk(long count) implements Body {}

  private interface Shape {}

  private record Drawing(List<Shape> shapes) implements Body {}

  /** Another record of the same type on the wire. */
  private static final class Other {
    private record Gossip(List<Long> messages, boolean last) implements Body {}
  }

  /** Two components that are one field. */
  private record Twice(long nodeId, long node_id) implements Body {}

  @BeforeEach
  void init() {
    node.receive(Message.request("c0", "n0", 1, new Init("n0", List.of("n0", "n1"))));
    environment.takeSent();
  }

  @Test
  void a_record_goes_to_its_handler_whether_it_comes_as_a_record_or_as_its_fields() {
    node.on(Gossip.class, request -> handled.add(request));
    Message record = Message.request("n1", "n0", 7, new Gossip(List.of(1L)));
    node.receive(record);
    node.receive(record.withBody(gossip(List.of(1L))));
    Request<Gossip> request = new Request<>("n1", "n0", record.msgId(), new Gossip(List.of(1L)));
    assertThat(handled).containsExactly(request, request);
  }

  @Test
  void a_record_is_bound_to_the_handlers_class_and_not_to_the_senders() {
    node.on(Gossip.class, request -> handled.add(request.body()));
    node.receive(Message.send("n1", "n0", new Other.Gossip(List.of(1L), true)));
    assertThat(handled).containsExactly(new Gossip(List.of(1L)));
  }

  @Test
  void a_record_is_sent_as_it_is_at_that_moment() {
    List<Long> pending = new ArrayList<>(List.of(1L));
    node.send("n1", new Gossip(pending));
    node.rpc("n1", new Gossip(pending), GossipOk.class, TIMEOUT);
    pending.clear();
    assertThat(environment.takeSent())
        .extracting(Message::body)
        .containsExactly(new Gossip(List.of(1L)), new Gossip(List.of(1L)));
  }

  @Test
  void a_record_answers_an_rpc() {
    Message request = rpc();
    node.receive(Message.reply("n1", "n0", id(request), new GossipOk(1)));
    node.receive(
        Message.reply("n1", "n0", id(rpc()), new Unbound("gossip_ok", Map.of("count", 2L))));
    assertThat(handled).containsExactly(new GossipOk(1), new GossipOk(2));
    assertThat(node.pendingRpcs()).isZero();
  }

  @Test
  void an_answer_with_a_wrong_field_or_of_another_type_fails_the_rpc_and_says_why() {
    node.receive(Message.reply("n1", "n0", id(rpc()), new Unbound("gossip_ok", Map.of())));
    node.receive(Message.reply("n1", "n0", id(rpc()), gossip(List.of())));
    node.receive(Message.reply("n1", "n0", id(rpc()), new BroadcastOk()));
    node.receive(Message.reply("n1", "n0", id(rpc()), new Body.Error(11, "busy")));
    assertThat(handled)
        .containsExactly(
            "error 12: n1 answered with a message of the type gossip_ok (body.count must be a whole"
                + " number from -9223372036854775808 to 9223372036854775807, and is missing) where"
                + " gossip_ok was due",
            "error 12: n1 answered with a message of the type gossip where gossip_ok was due",
            "error 12: n1 answered with {\"type\":\"broadcast_ok\"} where gossip_ok was due",
            "error 11: busy");
  }

  @Test
  void a_request_of_an_unknown_type_or_with_a_wrong_field_is_refused() {
    node.receive(Message.request("c1", "n0", 1, gossip(List.of(1L))));
    node.receive(Message.request("c1", "n0", 2, new Gossip(List.of(1L))));
    node.on(Gossip.class, request -> handled.add(request));
    node.receive(Message.request("c1", "n0", 3, gossip("7")));
    node.receive(Message.request("c1", "n0", 4, new Broadcast(7)));
    Body.Error unknown = new Body.Error(10, "no message is of the type \"gossip\"");
    String wrong = "body.messages must be a list of whole numbers, and is \"7\"";
    assertThat(environment.takeSent())
        .containsExactly(
            Message.reply("n0", "c1", 1, unknown),
            Message.reply("n0", "c1", 2, unknown),
            Message.reply("n0", "c1", 3, new Body.Error(12, wrong)),
            Message.reply("n0", "c1", 4, new Body.Error(10, "no handler for broadcast")));
    assertThat(environment.log()).contains("refused a request from c1: " + wrong);
    assertThat(handled).isEmpty();
  }

  @Test
  void before_init_a_record_is_temporarily_refused() {
    Node early = new Node(environment);
    early.on(Gossip.class, request -> handled.add(request));
    early.receive(Message.request("c1", "n0", 1, new Gossip(List.of())));
    assertThat(environment.takeSent())
        .containsExactly(Message.reply("n0", "c1", 1, new Body.Error(11, "no init yet")));
  }

  @Test
  void a_handler_that_fails_on_a_record_is_answered_with_a_crash() {
    node.on(
        Gossip.class,
        request -> {
          throw new IllegalStateException("boom");
        });
    node.receive(Message.request("n1", "n0", 7, new Gossip(List.of(1L))));
    assertThat(environment.takeSent())
        .containsExactly(
            Message.reply(
                "n0", "n1", 7, new Body.Error(13, "java.lang.IllegalStateException: boom")));
    assertThat(environment.log().get(0))
        .startsWith("a handler failed on {\"type\":\"gossip\",\"messages\":[1]} from n1\n");
  }

  @Test
  void a_record_that_jackson_can_not_create_is_a_crash_and_the_node_continues() {
    node.on(Drawing.class, request -> handled.add(request));
    Map<String, Object> fields = Map.of("shapes", List.of(Map.of()));
    Message drawing = Message.request("n1", "n0", 7, new Unbound("drawing", fields));
    node.receive(drawing);
    String text = "java.lang.IllegalArgumentException: Drawing can't be read from JSON";
    assertThat(environment.takeSent())
        .containsExactly(Message.reply("n0", "n1", 7, new Body.Error(13, text)));
    assertThat(environment.log().get(0)).contains("Caused by: ");
    node.rpc("n1", new Gossip(List.of()), Drawing.class, TIMEOUT)
        .exceptionally(
            error -> {
              handled.add(error.getCause().getMessage());
              return null;
            });
    node.receive(Message.reply("n1", "n0", id(environment.takeSent().get(0)), drawing.body()));
    assertThat(handled).containsExactly("error 13: " + text);
    assertThat(environment.log().get(1))
        .startsWith("an answer from n1 can't be made a record\n" + text + "\n\tat ");
  }

  @Test
  void a_class_that_can_not_be_a_message_is_refused_when_it_is_registered() {
    node.on(Gossip.class, request -> {});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.on(Gossip.class, request -> {}))
        .withMessage("Gossip has a handler already");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.on(Other.Gossip.class, request -> {}))
        .withMessage("another record of the type gossip has a handler already");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.on(Unbound.class, request -> {}))
        .withMessage("Unbound is handled by the runtime");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.on(Twice.class, request -> {}))
        .withMessage("Twice can't be read from JSON");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.on(Body.class, request -> {}))
        .withMessage("Body is no record, and a message must be one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.rpc("n1", new Gossip(List.of()), Body.class, TIMEOUT))
        .withMessage("Body is no record, and a message must be one");
    assertThat(node.pendingRpcs()).isZero();
  }

  /** Sends an RPC and records its outcome. */
  private Message rpc() {
    node.rpc("n1", new Gossip(List.of(1L)), GossipOk.class, TIMEOUT)
        .whenComplete(
            (answer, error) -> handled.add(error == null ? answer : error.getCause().getMessage()));
    return environment.takeSent().get(0);
  }

  private static long id(Message request) {
    return request.msgId().orElseThrow();
  }

  private static Body gossip(Object messages) {
    return new Unbound("gossip", Map.of("messages", messages));
  }
}
