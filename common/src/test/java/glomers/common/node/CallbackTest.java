package glomers.common.node;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Message;
import glomers.common.testing.FakeEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An exception that a callback of an RPC throws is logged once, unless the program handles it. */
class CallbackTest {
  private static final Duration TIMEOUT = Duration.ofMillis(100);

  private final FakeEnvironment environment = new FakeEnvironment();
  private final Node node = new Node(environment);
  private final List<Message> requests = new ArrayList<>();
  private final List<Object> handled = new ArrayList<>();

  @BeforeEach
  void init() {
    node.receive(Message.request("c0", "n0", 1, new Init("n0", List.of("n0", "n1"))));
    environment.takeSent();
  }

  @Test
  void an_exception_after_a_reply_is_logged_with_its_stack_trace() {
    rpc().thenAccept(ok -> boom());
    answer(0);
    assertThat(environment.log()).hasSize(1);
    assertThat(environment.log().get(0))
        .startsWith(
            "a callback of an RPC threw an exception\njava.lang.IllegalStateException: boom\n\tat ")
        .contains("CallbackTest.boom(CallbackTest.java:");
  }

  @Test
  void an_exception_after_a_failed_rpc_is_logged() {
    rpc().exceptionally(error -> boom());
    rpc().whenComplete((ok, error) -> boom());
    rpc().handle((ok, error) -> boom());
    environment.advance(TIMEOUT);
    assertThat(environment.log()).hasSize(3).allMatch(entry -> entry.contains("boom"));
  }

  @Test
  void an_exception_early_in_a_chain_is_logged_once() {
    rpc().thenApply(ok -> boom()).thenAccept(handled::add).thenRun(() -> handled.add("ran"));
    answer(0);
    assertThat(environment.log()).hasSize(1);
    assertThat(handled).isEmpty();
  }

  @Test
  void an_exception_that_fails_several_stages_is_logged_once() {
    CompletionStage<Object> applied = rpc().thenApply(ok -> boom());
    applied.thenAccept(handled::add);
    applied.thenAccept(handled::add);
    answer(0);
    assertThat(environment.log()).hasSize(1);
  }

  @Test
  void an_exception_that_the_program_handles_is_not_logged() {
    rpc()
        .thenApply(ok -> boom())
        .exceptionally(
            error -> {
              handled.add(error.getCause().getMessage());
              return null;
            });
    answer(0);
    assertThat(handled).containsExactly("boom");
    assertThat(environment.log()).isEmpty();
  }

  @Test
  void a_failed_rpc_is_not_logged() {
    rpc().thenAccept(handled::add).thenRun(() -> handled.add("ran"));
    rpc().whenComplete((ok, error) -> handled.add(error.getCause()));
    environment.advance(TIMEOUT);
    assertThat(handled).singleElement().isInstanceOf(RpcException.class);
    assertThat(environment.log()).isEmpty();
  }

  @Test
  void an_exception_after_a_second_rpc_is_logged() {
    rpc().thenCompose(ok -> rpc()).thenAccept(ok -> boom());
    answer(0);
    assertThat(environment.log()).isEmpty();
    answer(1);
    assertThat(environment.log()).hasSize(1);
  }

  @Test
  void an_exception_of_a_callback_added_after_the_reply_is_logged_when_the_handler_ends() {
    CompletionStage<BroadcastOk> stage = rpc();
    answer(0);
    node.on(
        Read.class,
        request -> {
          stage.thenAccept(ok -> boom());
          stage.thenApply(ok -> boom()).exceptionally(error -> null);
        });
    node.receive(Message.send("c1", "n0", new Read()));
    assertThat(environment.log()).hasSize(1);
    node.runLater(Duration.ZERO, () -> stage.thenRun(this::boom));
    environment.advance(Duration.ZERO);
    assertThat(environment.log()).hasSize(2);
  }

  @Test
  void an_exception_of_a_timer_task_is_logged_with_its_stack_trace() {
    node.runLater(Duration.ZERO, this::boom);
    environment.advance(Duration.ZERO);
    assertThat(environment.log()).hasSize(1);
    assertThat(environment.log().get(0))
        .startsWith(
            "a timer task threw an exception\njava.lang.IllegalStateException: boom\n\tat ");
  }

  private CompletionStage<BroadcastOk> rpc() {
    CompletionStage<BroadcastOk> stage =
        node.rpc("n1", new Broadcast(7), BroadcastOk.class, TIMEOUT);
    requests.addAll(environment.takeSent());
    return stage;
  }

  private void answer(int request) {
    long id = requests.get(request).msgId().orElseThrow();
    node.receive(Message.reply("n1", "n0", id, new BroadcastOk()));
  }

  private BroadcastOk boom() {
    throw new IllegalStateException("boom");
  }
}
