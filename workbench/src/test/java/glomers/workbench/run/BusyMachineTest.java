package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import glomers.workbench.checker.Verdict;
import glomers.workbench.cluster.SimulatedCluster;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.report.VerdictText;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Findings about a machine that is too busy, and about too few clients. */
class BusyMachineTest {
  private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

  /** Nodes run in real time on the loop's thread, so their work delays all deliveries. */
  @Test
  void late_deliveries_are_reported_and_put_latencies_in_doubt() throws InterruptedException {
    Outcome outcome = runInRealTime(BUSY_NANOS);
    assertThat(outcome.latenciesInDoubt()).isTrue();
    assertThat(VerdictText.block(outcome, List.of()))
        .containsPattern("delivery +1% of the messages came more than [0-9]+ ms late")
        .contains("this machine was too busy; latencies and targets are in doubt");
  }

  @Test
  void nothing_is_late_in_virtual_time() {
    Outcome outcome = Simulation.run(scenario().build(), () -> new Storing(0));
    assertThat(outcome.lateness().count()).isPositive();
    assertThat(outcome.lateness().quantileMillis(1)).isZero();
    assertThat(VerdictText.block(outcome, List.of())).doesNotContain("delivery");
  }

  @Test
  void a_rate_that_is_not_reached_is_a_finding_with_its_reason() {
    Outcome outcome = Simulation.run(scenario().rate(100).build(), () -> new Delayed(200));
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo("rate-not-reached");
              assertThat(finding.message())
                  .matches(
                      "[0-9]+ operations were begun, and the rate asks for 100: for 0\\.[0-9] s in sum,"
                          + " all 2 clients waited for an answer, which took 200 ms on average\\..*");
            });
  }

  @Test
  void a_rate_that_is_reached_is_not_a_finding() {
    assertThat(
            Simulation.run(scenario().rate(9).seconds(20).build(), () -> new Delayed(200))
                .findings())
        .isEmpty();
  }

  private static ScenarioBuilder scenario() {
    return ScenarioBuilder.of(Challenge.NONE).nodes(2).seconds(1).rate(40).latency(5).seed(1);
  }

  private static Outcome runInRealTime(long busyNanos) throws InterruptedException {
    EventLoop loop = EventLoop.realTime();
    Scenario scenario = scenario().build();
    SimulatedCluster cluster =
        new SimulatedCluster(
            loop,
            () -> new Storing(busyNanos),
            List.of(),
            scenario.nodeIds(),
            id -> new SplittableRandom(1));
    return new TestRun(scenario, loop, cluster, Timeouts.MAELSTROM, operation -> {}, Journal.NONE)
        .run();
  }

  /** Sends each value to all nodes, and then uses the processor for a while. */
  private static final class Storing implements NodeProgram {
    private final long busyNanos;
    private final Set<Long> values = new LinkedHashSet<>();

    Storing(long busyNanos) {
      this.busyNanos = busyNanos;
    }

    @Override
    public String name() {
      return "storing";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(
          Broadcast.class,
          request -> {
            LockSupport.parkNanos(busyNanos);
            values.add(request.body().message());
            if (!node.nodeIds().contains(request.src())) {
              node.peers().forEach(peer -> node.send(peer, request.body()));
            }
            node.reply(request, new BroadcastOk());
          });
      node.on(Read.class, request -> node.reply(request, new ReadOk(List.copyOf(values))));
      node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
    }
  }

  /** Delays its replies to clients by a number of milliseconds. */
  private static final class Delayed implements NodeProgram {
    private final Duration delay;
    private final Set<Long> values = new LinkedHashSet<>();

    Delayed(long millis) {
      delay = Duration.ofMillis(millis);
    }

    @Override
    public String name() {
      return "delayed";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(
          Broadcast.class,
          request -> {
            values.add(request.body().message());
            if (!node.nodeIds().contains(request.src())) {
              node.peers().forEach(peer -> node.send(peer, request.body()));
            }
            node.runLater(delay, () -> node.reply(request, new BroadcastOk()));
          });
      node.on(
          Read.class,
          request ->
              node.runLater(delay, () -> node.reply(request, new ReadOk(List.copyOf(values)))));
      node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
    }
  }
}
