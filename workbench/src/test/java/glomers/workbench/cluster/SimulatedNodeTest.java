package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Environment;
import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SimulatedNodeTest {
  private final List<String> failures = new ArrayList<>();
  private final List<Packet> sent = new ArrayList<>();
  private final List<String> logged = new ArrayList<>();
  private final EventLoop loop = EventLoop.virtual();
  private boolean debug;
  private final SimulatedNode node =
      new SimulatedNode(
          "n0",
          loop,
          new Cluster.Listener() {
            @Override
            public void sent(String name, Packet packet, long time) {
              sent.add(packet);
            }

            @Override
            public void failed(String name, String kind, String message) {
              failures.add(kind + ": " + message);
              loop.stop();
            }
          },
          new SplittableRandom(1),
          new NodeLog() {
            @Override
            public void add(String name, long now, String text) {
              logged.add(now + " " + text);
            }

            @Override
            public boolean wantsDebug() {
              return debug;
            }
          },
          new ProgramGuard());

  @Test
  void a_paused_node_queues_messages_up_to_a_maximum_and_then_refuses_them() {
    start(node -> {}); // without a handler, every request gets an error
    node.pause();
    for (int i = 0; i < SimulatedNode.MAX_WAITING; i++) {
      assertThat(node.deliver(i, read())).isTrue();
    }
    assertThat(node.deliver(0, read())).isFalse();
    node.resume();
    assertThat(node.deliver(0, read())).isTrue();
    assertThat(sent).hasSize(SimulatedNode.MAX_WAITING + 2); // the replies, and the one to init
    node.pause();
    assertThat(node.deliver(0, read())).isTrue();
    assertThat(failures).isEmpty();
  }

  @Test
  void an_exception_in_a_callback_is_logged_with_its_time_and_stack_trace() throws Exception {
    start(
        node ->
            node.on(
                Body.Read.class,
                request ->
                    node.rpc("n1", new Body.Read(), Body.ReadOk.class, Duration.ofMillis(5))
                        .exceptionally(
                            error -> {
                              throw new IllegalStateException("boom");
                            })));
    node.deliver(0, read());
    loop.run();
    assertThat(logged).hasSize(1);
    assertThat(logged.get(0))
        .startsWith(
            "5000000 a callback of an RPC threw an exception\njava.lang.IllegalStateException: boom")
        .contains("\tat glomers.workbench.cluster.SimulatedNodeTest");
    assertThat(node.lastWords()).contains("IllegalStateException: boom");
    assertThat(failures).isEmpty();
  }

  @Test
  void an_ignored_reply_is_logged_to_the_file_only_and_only_at_level_debug() {
    start(node -> {});
    Packet late = Packet.of(Message.reply("n1", "n0", 7, new Body.BroadcastOk()));
    node.deliver(0, late);
    assertThat(logged).isEmpty();
    debug = true;
    node.deliver(0, late);
    assertThat(logged)
        .containsExactly(
            "0 ignored a reply from n1 to request 7, which this node never sent:"
                + " {\"type\":\"broadcast_ok\"}");
    assertThat(node.lastWords()).isEqualTo(" It logged nothing.");
  }

  @Test
  void an_invalid_delay_or_timeout_is_refused() {
    start(
        node -> {
          node.on(Body.Read.class, request -> node.runLater(Duration.ofNanos(-1), () -> {}));
          node.on(
              Body.Broadcast.class,
              request -> node.rpc("n1", request.body(), Body.BroadcastOk.class, Duration.ZERO));
        });
    node.deliver(0, read());
    node.deliver(0, Packet.of(Message.request("c1", "n0", 3, new Body.Broadcast(7))));
    String exception = "java.lang.IllegalArgumentException: ";
    assertThat(sent)
        .extracting(Packet::body)
        .containsExactly(
            new Body.InitOk(),
            new Body.Error(13, exception + "delay must not be negative, and is PT-0.000000001S"),
            new Body.Error(13, exception + "timeout must be more than zero, and is PT0S"));
  }

  @Test
  void a_timer_that_sets_itself_again_without_a_delay_ends_the_test() throws Exception {
    start(node -> node.on(Body.Read.class, request -> again(node, Duration.ZERO)));
    node.deliver(0, read());
    loop.run(); // must return
    assertThat(failures)
        .singleElement()
        .asString()
        .startsWith("timer-storm: n0 let more than 1000000 timers fire within 1 ms");
  }

  @Test
  void a_timer_with_the_maximum_delay_never_fires() throws Exception {
    start(
        node ->
            node.on(
                Body.Read.class,
                request ->
                    node.runLater(Duration.ofNanos(Long.MAX_VALUE), () -> node.log("fired"))));
    loop.at(1, () -> node.deliver(0, read()));
    loop.at(Duration.ofDays(100_000).toNanos(), loop::stop);
    loop.run();
    assertThat(logged).isEmpty();
  }

  @Test
  void a_due_timer_that_a_queued_message_cancels_after_a_pause_does_not_fire() throws Exception {
    List<Environment.Timer> timers = new ArrayList<>();
    start(
        node -> {
          timers.add(node.runLater(Duration.ofMillis(5), () -> node.log("fired")));
          node.on(Body.Read.class, request -> timers.get(0).cancel());
        });
    node.pause();
    node.deliver(0, read());
    loop.at(Duration.ofMillis(6).toNanos(), node::resume);
    loop.run();
    assertThat(logged).isEmpty();
  }

  @Test
  void queued_events_of_a_paused_node_do_not_happen_after_the_test_is_stopped() {
    start(node -> node.on(Body.Read.class, request -> loop.stop()));
    node.pause();
    node.deliver(0, read());
    node.deliver(0, Packet.of(Message.request("c1", "n0", 3, new Body.Broadcast(1))));
    node.resume();
    assertThat(sent).hasSize(1); // the reply to init, and no error for the broadcast
  }

  private static void again(Node node, Duration delay) {
    node.runLater(delay, () -> again(node, delay));
  }

  private void start(Consumer<Node> program) {
    node.start(() -> new Program(program), List.of());
    node.deliver(0, Packet.of(Message.request("c0", "n0", 1, new Body.Init("n0", List.of("n0")))));
  }

  private static Packet read() {
    return Packet.of(Message.request("c1", "n0", 2, new Body.Read()));
  }

  private record Program(Consumer<Node> start) implements NodeProgram {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public void start(Node node, List<String> args) {
      start.accept(node);
    }
  }
}
