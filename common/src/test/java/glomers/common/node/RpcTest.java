package glomers.common.node;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Unreadable;
import glomers.common.protocol.ErrorCode;
import glomers.common.protocol.Message;
import glomers.common.testing.FakeEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RpcTest {
  private static final Duration TIMEOUT = Duration.ofMillis(100);

  private final FakeEnvironment environment = new FakeEnvironment();
  private final Node node = new Node(environment);
  private final List<Body> answers = new ArrayList<>();
  private final List<RpcException> failures = new ArrayList<>();

  @BeforeEach
  void init() {
    node.receive(Message.request("c0", "n0", 1, new Init("n0", List.of("n0", "n1", "n2"))));
    environment.takeSent();
  }

  @Test
  void an_rpc_is_a_request_with_an_id_of_its_own() {
    Message first = rpc(new Broadcast(7));
    Message second = rpc(new Broadcast(7));
    assertThat(first)
        .isEqualTo(Message.request("n0", "n1", first.msgId().orElseThrow(), new Broadcast(7)));
    assertThat(first.msgId()).isNotEqualTo(second.msgId());
  }

  @Test
  void an_answer_completes_its_rpc_and_no_other() {
    Message first = rpc(new Broadcast(1));
    rpc(new Broadcast(2));
    answer(first, new BroadcastOk());
    assertThat(answers).containsExactly(new BroadcastOk());
    assertThat(failures).isEmpty();
    assertThat(node.pendingRpcs()).isEqualTo(1);
    assertThat(environment.pendingTimers()).isEqualTo(1);
  }

  @Test
  void a_repeated_answer_is_ignored() {
    Message request = rpc(new Broadcast(1));
    answer(request, new BroadcastOk());
    answer(request, new BroadcastOk());
    answer(request, new Body.Error(ErrorCode.ABORT, "changed my mind"));
    assertThat(answers).hasSize(1);
    assertThat(failures).isEmpty();
  }

  @Test
  void a_reply_just_before_the_timeout_counts() {
    Message request = rpc(new Broadcast(1));
    environment.advance(TIMEOUT.minusNanos(1));
    answer(request, new BroadcastOk());
    assertThat(answers).containsExactly(new BroadcastOk());
  }

  @Test
  void an_rpc_without_a_reply_fails_at_its_timeout() {
    rpc(new Broadcast(1));
    environment.advance(TIMEOUT.minusNanos(1));
    assertThat(failures).isEmpty();
    environment.advance(Duration.ofNanos(1));
    assertFailed(ErrorCode.TIMEOUT, "no answer from n1 in 100 ms");
  }

  @Test
  void a_late_answer_is_ignored() {
    Message request = rpc(new Broadcast(1));
    environment.advance(TIMEOUT);
    answer(request, new BroadcastOk());
    assertThat(answers).isEmpty();
    assertThat(failures).hasSize(1);
  }

  @Test
  void a_reply_to_no_request_is_ignored() {
    Message request = rpc(new Broadcast(1));
    long other = request.msgId().orElseThrow() + 1;
    node.receive(Message.reply("n1", "n0", other, new BroadcastOk()));
    assertThat(answers).isEmpty();
    assertThat(environment.takeSent()).isEmpty();
    assertThat(node.pendingRpcs()).isEqualTo(1);
  }

  @Test
  void a_reply_from_another_node_is_ignored() {
    Message request = rpc(new Broadcast(1));
    node.receive(Message.reply("n2", "n0", request.msgId().orElseThrow(), new BroadcastOk()));
    assertThat(answers).isEmpty();
    assertThat(node.pendingRpcs()).isEqualTo(1);
    answer(request, new BroadcastOk());
    assertThat(answers).hasSize(1);
  }

  @Test
  void an_ignored_reply_is_logged_with_the_reason_only_at_the_level_debug() {
    Message request = rpc(new Broadcast(1));
    long id = request.msgId().orElseThrow();
    node.receive(Message.reply("n2", "n0", id, new BroadcastOk()));
    node.receive(Message.reply("n1", "n0", id + 1, new ReadOk(List.of(7L))));
    answer(request, new BroadcastOk());
    answer(request, new Unreadable("x", new Body.Error(ErrorCode.NOT_SUPPORTED, "what?")));
    Message late = rpc(new Broadcast(2));
    environment.advance(TIMEOUT);
    answer(late, new BroadcastOk());
    assertThat(environment.debugLog())
        .containsExactly(
            "ignored a reply from n2 to request 1, which went to n1: {\"type\":\"broadcast_ok\"}",
            "ignored a reply from n1 to request 2, which this node never sent:"
                + " {\"type\":\"read_ok\",\"messages\":[7]}",
            "ignored a reply from n1 to request 1, which was answered before or has timed out:"
                + " a message of the type x",
            "ignored a reply from n1 to request 2, which was answered before or has timed out:"
                + " {\"type\":\"broadcast_ok\"}");
    assertThat(environment.log()).isEmpty();
  }

  @Test
  void an_error_as_the_answer_fails_the_rpc_with_its_code_and_text() {
    answer(rpc(new Broadcast(1)), new Body.Error(ErrorCode.PRECONDITION_FAILED, "not today"));
    assertFailed(ErrorCode.PRECONDITION_FAILED, "not today");
  }

  @Test
  void an_error_code_of_the_programs_own_comes_through() {
    answer(rpc(new Broadcast(1)), new Body.Error(1234, "mine"));
    assertThat(failures).extracting(RpcException::code).containsExactly(1234);
  }

  @Test
  void an_answer_of_another_type_fails_the_rpc() {
    answer(rpc(new Broadcast(1)), new ReadOk(List.of()));
    assertFailed(
        ErrorCode.MALFORMED_REQUEST,
        "n1 answered with {\"type\":\"read_ok\",\"messages\":[]} where broadcast_ok was due");
  }

  @Test
  void an_answer_that_can_not_be_read_fails_the_rpc() {
    Body.Error problem = new Body.Error(ErrorCode.NOT_SUPPORTED, "what?");
    answer(rpc(new Broadcast(1)), new Unreadable("x", problem));
    assertFailed(
        ErrorCode.MALFORMED_REQUEST,
        "n1 answered with a message of the type x where broadcast_ok was due");
  }

  @Test
  void a_request_in_the_shape_of_an_answer_reaches_no_handler() {
    node.on(
        Read.class,
        request -> {
          throw new AssertionError("reached");
        });
    node.receive(Message.reply("n1", "n0", 99, new Read()));
    assertThat(environment.log()).isEmpty();
  }

  @Test
  void a_future_that_the_caller_completes_does_not_touch_the_rpc() throws Exception {
    CompletionStage<BroadcastOk> stage = start(new Broadcast(1));
    Message request = environment.takeSent().get(0);
    stage.toCompletableFuture().cancel(true);
    answer(request, new BroadcastOk());
    assertThat(stage.toCompletableFuture().get()).isEqualTo(new BroadcastOk());
  }

  @Test
  void a_hundred_thousand_unanswered_rpcs_leave_nothing_behind() {
    for (int i = 0; i < 100_000; i++) {
      start(new Broadcast(i));
    }
    assertThat(node.pendingRpcs()).isEqualTo(100_000);
    assertThat(environment.pendingTimers()).isEqualTo(100_000);
    environment.advance(TIMEOUT);
    assertThat(node.pendingRpcs()).isZero();
    assertThat(environment.pendingTimers()).isZero();
  }

  @Test
  void a_hundred_thousand_answered_rpcs_leave_nothing_behind() {
    for (int i = 0; i < 100_000; i++) {
      start(new Broadcast(i));
    }
    environment.takeSent().forEach(request -> answer(request, new BroadcastOk()));
    assertThat(node.pendingRpcs()).isZero();
    assertThat(environment.pendingTimers()).isZero();
  }

  /** Sends n1 an RPC and records its outcome. */
  private Message rpc(Broadcast body) {
    start(body)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                answers.add(answer);
              } else {
                failures.add((RpcException) failure.getCause());
              }
            });
    List<Message> sent = environment.takeSent();
    assertThat(sent).hasSize(1);
    return sent.get(0);
  }

  private CompletionStage<BroadcastOk> start(Broadcast body) {
    return node.rpc("n1", body, BroadcastOk.class, TIMEOUT);
  }

  private void answer(Message request, Body body) {
    node.receive(Message.reply("n1", "n0", request.msgId().orElseThrow(), body));
  }

  private void assertFailed(ErrorCode code, String text) {
    assertThat(answers).isEmpty();
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).code()).isEqualTo(code.code());
    assertThat(failures.get(0)).hasMessage("error " + code.code() + ": " + text);
    assertThat(node.pendingRpcs()).isZero();
    assertThat(environment.pendingTimers()).isZero();
  }
}
