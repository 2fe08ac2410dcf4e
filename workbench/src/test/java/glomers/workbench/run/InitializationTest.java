package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.cluster.Cluster;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import glomers.workbench.workload.Client.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InitializationTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final EventLoop loop = EventLoop.virtual();
  private final List<String> failures = new ArrayList<>();
  private boolean processesLive = true;
  private boolean done;

  @Test
  void if_all_nodes_are_silent_a_slow_start_is_possible() throws Exception {
    Initialization init = setUp("init", "n0", "n1");
    timeOut(init, "n0", "n1");
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0))
        .startsWith(
            "no-init-ok n0: n0, n1 did not answer init within 10 s (2 of 2 nodes). Their processes"
                + " live.")
        .endsWith(" Or, as no node answered, the program may need longer to start.");
  }

  @Test
  void if_only_some_nodes_are_silent_a_slow_start_is_ruled_out() throws Exception {
    Initialization init = setUp("init", "n0", "n1", "n2");
    loop.after(SECOND, () -> init.answered("n1", answer("n1", new Body.InitOk())));
    timeOut(init, "n0", "n2");
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0))
        .startsWith("no-init-ok n0: n0, n2 did not answer init within 10 s (2 of 3 nodes). Their")
        .doesNotContain("longer to start");
  }

  @Test
  void a_node_that_answered_init_has_started() throws Exception {
    timeOut(setUp("topology", "n0"), "n0");
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0))
        .startsWith("no-topology-ok n0: n0 did not answer topology within 10 s. Its process lives.")
        .doesNotContain("longer to start");
  }

  @Test
  void a_process_that_has_ended_is_not_reported_as_running() throws Exception {
    processesLive = false;
    timeOut(setUp("init", "n0"), "n0");
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0)).doesNotContain(" live");
  }

  @Test
  void of_many_silent_nodes_the_first_are_named_and_the_others_counted() throws Exception {
    String[] nodes = {"n0", "n1", "n2", "n3", "n4", "n5", "n6"};
    timeOut(setUp("init", nodes), nodes);
    assertThat(failures.get(0)).contains(": n0, n1, n2, n3, n4 and 2 more did not answer init");
  }

  @Test
  void a_wrong_reply_is_reported_at_once_and_only_once() throws Exception {
    Initialization init = setUp("init", "n0", "n1");
    loop.after(
        SECOND,
        () -> {
          init.answered("n1", answer("n1", new Body.Init("n1", List.of("n1"))));
          assertThat(failures).hasSize(1);
          init.answered("n0", new Reply.Refusal(OptionalInt.of(13), "not today"));
        });
    timeOut(init, "n0");
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0))
        .startsWith(
            "no-init-ok n1: n1 answered init with a message of the type init, not init_ok: {");
  }

  @Test
  void an_error_reply_is_reported_at_once() throws Exception {
    Initialization init = setUp("init", "n0");
    loop.after(
        SECOND,
        () -> {
          init.answered("n0", new Reply.Refusal(OptionalInt.of(13), "not today"));
          assertThat(failures)
              .containsExactly("no-init-ok n0: n0 answered init with error 13: not today.");
        });
    loop.run();
    assertThat(failures).hasSize(1);
  }

  @Test
  void the_test_continues_when_all_nodes_have_answered() throws Exception {
    Initialization init = setUp("init", "n0", "n1");
    init.answered("n0", answer("n0", new Body.InitOk()));
    assertThat(done).isFalse();
    init.answered("n1", answer("n1", new Body.InitOk()));
    assertThat(done).isTrue();
    assertThat(failures).isEmpty();
  }

  private Initialization setUp(String request, String... nodes) {
    PostMortem postMortem =
        new PostMortem(
            loop,
            new FakeCluster(node -> Optional.of(new FakeProcess()), ""),
            (node, kind, text) -> {});
    return new Initialization(
        loop,
        new FakeCluster(node -> Optional.of(new FakeProcess()), ""),
        postMortem,
        request,
        List.of(nodes),
        10 * SECOND,
        () -> done = true,
        (node, kind, text) -> failures.add(kind + " " + node + ": " + text));
  }

  private void timeOut(Initialization setUp, String... nodes) throws InterruptedException {
    for (String node : nodes) {
      loop.after(10 * SECOND, () -> setUp.answered(node, new Reply.Timeout()));
    }
    loop.run();
  }

  private static Reply answer(String node, Body body) {
    return new Reply.Answer(Packet.of(Message.reply(node, "c0", 1, body)));
  }

  private final class FakeProcess implements Cluster.NodeProcess {
    @Override
    public boolean lives() {
      return processesLive;
    }

    @Override
    public boolean hasUnfinishedLine() {
      return false;
    }

    @Override
    public long processorNanos() {
      return 0;
    }

    @Override
    public void endInput() {}

    @Override
    public boolean outputEnded() {
      return false;
    }
  }
}
