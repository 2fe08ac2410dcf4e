package glomers.common.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.InitOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Unreadable;
import glomers.common.protocol.ErrorCode;
import glomers.common.protocol.Message;
import glomers.common.testing.FakeEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeTest {
  private static final Init INIT = new Init("n1", List.of("n0", "n1", "n2"));

  private final FakeEnvironment environment = new FakeEnvironment();
  private final Node node = new Node(environment);

  @Test
  void a_request_goes_to_the_handler_of_its_type() {
    List<Request<?>> broadcasts = new ArrayList<>();
    List<Request<?>> reads = new ArrayList<>();
    node.on(Broadcast.class, broadcasts::add);
    node.on(Read.class, reads::add);
    init();
    Message broadcast = Message.request("c1", "n1", 1, new Broadcast(7));
    node.receive(broadcast);
    node.receive(Message.send("n2", "n1", new Read()));
    assertThat(broadcasts)
        .containsExactly(new Request<>("c1", "n1", broadcast.msgId(), new Broadcast(7)));
    assertThat(reads).extracting(Request::src).containsExactly("n2");
  }

  @Test
  void a_reply_goes_to_the_sender_with_the_id_of_the_request() {
    node.on(Read.class, request -> node.reply(request, new ReadOk(List.of(1L))));
    init();
    node.receive(Message.request("c1", "n1", 42, new Read()));
    assertThat(environment.takeSent())
        .containsExactly(Message.reply("n1", "c1", 42, new ReadOk(List.of(1L))));
  }

  @Test
  void a_request_without_an_id_gets_no_reply() {
    node.on(Broadcast.class, request -> node.reply(request, new BroadcastOk()));
    init();
    node.receive(Message.send("c1", "n1", new Broadcast(7)));
    assertThat(environment.takeSent()).isEmpty();
  }

  @Test
  void a_message_that_is_sent_expects_no_reply() {
    init();
    node.send("n2", new Broadcast(7));
    assertThat(environment.takeSent()).containsExactly(Message.send("n1", "n2", new Broadcast(7)));
  }

  @Test
  void init_names_the_node_and_its_peers() {
    assertThat(node.initialized()).isFalse();
    assertThat(node.id()).isEmpty();
    node.receive(Message.request("c0", "n1", 1, INIT));
    assertThat(environment.takeSent()).containsExactly(Message.reply("n1", "c0", 1, new InitOk()));
    assertThat(node.initialized()).isTrue();
    assertThat(node.id()).isEqualTo("n1");
    assertThat(node.nodeIds()).containsExactly("n0", "n1", "n2");
    assertThat(node.peers()).containsExactly("n0", "n2");
  }

  @Test
  void a_second_init_is_answered_and_changes_nothing() {
    init();
    node.receive(Message.request("c0", "n1", 2, new Init("n9", List.of("n9"))));
    assertThat(environment.takeSent()).containsExactly(Message.reply("n1", "c0", 2, new InitOk()));
    assertThat(node.id()).isEqualTo("n1");
    assertThat(node.peers()).containsExactly("n0", "n2");
  }

  @ParameterizedTest
  @MethodSource("invalidInits")
  void an_init_whose_nodes_do_not_hold_the_node_is_malformed(Init init) {
    node.receive(Message.request("c0", "n1", 1, init));
    assertThat(environment.takeSent())
        .containsExactly(
            Message.reply(
                "n1",
                "c0",
                1,
                new Body.Error(
                    ErrorCode.MALFORMED_REQUEST,
                    "body.node_ids must hold body.node_id, \"" + init.nodeId() + "\"")));
    assertThat(node.initialized()).isFalse();
  }

  static Stream<Init> invalidInits() {
    return Stream.of(
        new Init("n1", List.of("n0")), new Init("n1", List.of()), new Init("", List.of("")));
  }

  @ParameterizedTest
  @MethodSource("beforeInit")
  void before_init_every_other_request_is_temporarily_refused(Body body) {
    List<Request<?>> handled = new ArrayList<>();
    node.on(Read.class, handled::add);
    node.receive(Message.request("c1", "n1", 1, body));
    assertThat(environment.takeSent())
        .containsExactly(Message.reply("n1", "c1", 1, new Body.Error(11, "no init yet")));
    assertThat(handled).isEmpty();
  }

  static Stream<Body> beforeInit() {
    return Stream.of(new Read(), new Broadcast(1), unreadable("echo", ErrorCode.NOT_SUPPORTED));
  }

  @Test
  void the_error_for_an_unreadable_init_says_what_is_wrong() {
    Unreadable init = unreadable("init", ErrorCode.MALFORMED_REQUEST);
    node.receive(Message.request("c0", "n1", 1, init));
    assertThat(environment.takeSent())
        .containsExactly(Message.reply("n1", "c0", 1, init.problem()));
  }

  @Test
  void requests_right_behind_init_are_served() {
    node.on(Read.class, request -> node.reply(request, new ReadOk(List.of())));
    node.receive(Message.request("c0", "n1", 1, INIT));
    node.receive(Message.request("c1", "n1", 1, new Read()));
    assertThat(environment.takeSent())
        .extracting(Message::body)
        .containsExactly(new InitOk(), new ReadOk(List.of()));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void an_unreadable_body_is_answered_with_its_error(Unreadable body) {
    init();
    node.receive(Message.request("c1", "n1", 1, body));
    assertThat(environment.takeSent())
        .containsExactly(Message.reply("n1", "c1", 1, body.problem()));
    assertThat(environment.log()).containsExactly("refused a request from c1: the problem");
  }

  static Stream<Unreadable> problems() {
    return Stream.of(
        unreadable("echo", ErrorCode.NOT_SUPPORTED),
        unreadable("broadcast", ErrorCode.MALFORMED_REQUEST),
        unreadable("init", ErrorCode.MALFORMED_REQUEST));
  }

  @Test
  void a_type_without_a_handler_is_not_supported() {
    node.on(Read.class, request -> {});
    init();
    node.receive(Message.request("c1", "n1", 1, new Broadcast(7)));
    assertThat(environment.takeSent())
        .containsExactly(
            Message.reply("n1", "c1", 1, new Body.Error(10, "no handler for broadcast")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failing_handler_is_answered_with_a_crash_and_its_stack_trace_is_only_logged(
      Throwable failure) {
    node.on(Read.class, request -> sneakyThrow(failure));
    init();
    node.receive(Message.request("c1", "n1", 1, new Read()));
    assertThat(environment.takeSent())
        .containsExactly(Message.reply("n1", "c1", 1, new Body.Error(13, failure.toString())));
    assertThat(String.join("\n", environment.log()))
        .contains("a handler failed on {\"type\":\"read\"} from c1")
        .contains(failure.toString())
        .contains("\tat " + NodeTest.class.getName());
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("boom"),
        new Exception("checked"),
        new AssertionError("never"),
        new StackOverflowError(),
        new NoClassDefFoundError("Absent"),
        new ExceptionInInitializerError("static"));
  }

  @Test
  void a_node_continues_after_a_handler_has_failed() {
    node.on(
        Broadcast.class,
        request -> {
          throw new IllegalStateException("boom");
        });
    node.on(Read.class, request -> node.reply(request, new ReadOk(List.of())));
    init();
    node.receive(Message.send("c1", "n1", new Broadcast(1)));
    node.receive(Message.request("c1", "n1", 2, new Read()));
    assertThat(environment.takeSent())
        .containsExactly(Message.reply("n1", "c1", 2, new ReadOk(List.of())));
  }

  @Test
  void a_type_has_one_handler_and_init_has_none() {
    node.on(Read.class, request -> {});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.on(Read.class, request -> {}))
        .withMessage("Read has a handler already");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.on(Init.class, request -> {}))
        .withMessage("Init is handled by the runtime");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.on(Unreadable.class, request -> {}))
        .withMessage("Unreadable is handled by the runtime");
  }

  @Test
  void a_task_without_delay_runs_at_once_and_a_negative_delay_is_refused() {
    List<Long> times = new ArrayList<>();
    environment.advance(Duration.ofMillis(5));
    node.runLater(Duration.ZERO, () -> times.add(node.nanoTime()));
    for (Duration delay : List.of(Duration.ofMillis(-3), Duration.ofSeconds(Long.MIN_VALUE))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> node.runLater(delay, () -> times.add(-1L)))
          .withMessage("delay must not be negative, and is " + delay);
    }
    environment.advance(Duration.ZERO);
    assertThat(times).containsExactly(5_000_000L);
  }

  @Test
  void a_task_whose_delay_exceeds_the_clocks_range_never_runs() {
    List<String> ran = new ArrayList<>();
    environment.advance(Duration.ofMillis(5));
    node.runLater(Duration.ofNanos(Long.MAX_VALUE), () -> ran.add("292 years"));
    node.runLater(Duration.ofSeconds(Long.MAX_VALUE), () -> ran.add("as long as can be said"));
    node.rpc("n2", new Read(), ReadOk.class, Duration.ofSeconds(Long.MAX_VALUE));
    environment.advance(Duration.ofDays(100_000));
    assertThat(ran).isEmpty();
    assertThat(node.pendingRpcs()).isEqualTo(1);
  }

  @Test
  void a_timeout_of_zero_or_less_is_refused_and_nothing_is_sent() {
    for (Duration timeout : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> node.rpc("n2", new Read(), ReadOk.class, timeout))
          .withMessage("timeout must be more than zero, and is " + timeout);
    }
    assertThat(environment.takeSent()).isEmpty();
    assertThat(node.pendingRpcs()).isZero();
    assertThat(environment.pendingTimers()).isZero();
  }

  @Test
  void an_argument_that_is_null_is_named_and_nothing_is_pending() {
    Duration second = Duration.ofSeconds(1);
    assertRefusesNull("delay", () -> node.runLater(null, () -> {}));
    assertRefusesNull("task", () -> node.runLater(second, null));
    assertRefusesNull("dest", () -> node.rpc(null, new Read(), ReadOk.class, second));
    assertRefusesNull("request", () -> node.rpc("n2", null, ReadOk.class, second));
    assertRefusesNull("replyType", () -> node.rpc("n2", new Read(), null, second));
    assertRefusesNull("timeout", () -> node.rpc("n2", new Read(), ReadOk.class, null));
    assertThat(node.pendingRpcs()).isZero();
    assertThat(environment.pendingTimers()).isZero();
  }

  @Test
  void time_randomness_and_log_are_those_of_the_environment() {
    List<Long> times = new ArrayList<>();
    node.runLater(Duration.ofMillis(3), () -> times.add(node.nanoTime()));
    node.runLater(Duration.ofMillis(2), () -> times.add(-1L)).cancel();
    environment.advance(Duration.ofMillis(5));
    node.log("hello");
    assertThat(times).containsExactly(3_000_000L);
    assertThat(node.nanoTime()).isEqualTo(5_000_000L);
    assertThat(node.random()).isSameAs(environment.random());
    assertThat(environment.log()).containsExactly("hello");
  }

  private static void assertRefusesNull(String argument, ThrowingCallable what) {
    assertThatNullPointerException().isThrownBy(what).withMessage(argument + " must not be null");
  }

  private void init() {
    node.receive(Message.request("c0", "n1", 1, INIT));
    environment.takeSent();
  }

  private static Unreadable unreadable(String type, ErrorCode code) {
    return new Unreadable(type, new Body.Error(code, "the problem"));
  }

  @SuppressWarnings("unchecked") // the cast is to whatever the caller may throw
  private static <E extends Throwable> void sneakyThrow(Throwable failure) throws E {
    throw (E) failure;
  }
}
