package glomers.workbench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.history.History;
import glomers.workbench.history.Operation;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import glomers.workbench.scenario.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BroadcastWorkloadTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final EventLoop loop = EventLoop.virtual();
  private final List<Operation> operations = new ArrayList<>();
  private final Network network =
      new Network(
          loop,
          new Latency(0, Latency.Distribution.CONSTANT),
          new SplittableRandom(1),
          Journal.NONE,
          packet -> {});

  @Test
  void after_the_maximum_number_of_operations_clients_invoke_no_more_and_it_is_reported()
      throws InterruptedException {
    BroadcastWorkload workload = run(50);
    assertThat(operations).hasSize(100); // an invocation and an end each
    assertThat(workload.cutOff().orElseThrow())
        .startsWith("after 50 operations, which is the most that a test keeps, clients asked for")
        .containsPattern("for the last 1[45]\\.\\d{3} s");
  }

  @Test
  void fewer_operations_are_all_invoked_and_nothing_is_reported() throws InterruptedException {
    BroadcastWorkload workload = run(10_000);
    assertThat(operations).hasSizeBetween(300, 500);
    assertThat(workload.cutOff()).isEmpty();
  }

  /** Runs for 20 s at 10 operations per second. */
  private BroadcastWorkload run(int maxOperations) throws InterruptedException {
    BroadcastWorkload workload =
        new BroadcastWorkload(
            loop,
            new History(loop::now, operations::add),
            new SplittableRandom(2),
            new Client.Factory(loop, network, (node, kind, text) -> {}, Answers.UNHEARD),
            (node, kind, text) -> {},
            List.of("n0"),
            1,
            () -> false,
            SECOND,
            maxOperations);
    network.connect("n0", this::answer);
    workload.announce(
        new Body.Topology(Map.of()), (node, reply) -> workload.run(10, 0, 20 * SECOND, loop::stop));
    loop.run();
    return workload;
  }

  private boolean answer(long id, Packet request) {
    Body answer =
        request.body() instanceof Body.Topology
            ? new Body.TopologyOk()
            : request.body() instanceof Body.Read
                ? new Body.ReadOk(List.of())
                : new Body.BroadcastOk();
    network.send(
        Packet.of(Message.reply("n0", request.src(), request.msgId().orElseThrow(), answer)));
    return true;
  }
}
