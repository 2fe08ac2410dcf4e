package glomers.workbench.ownmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import glomers.common.node.Node;
import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Message;
import glomers.common.testing.ConcurrentEnvironment;
import glomers.common.testing.TestNode;
import glomers.workbench.checker.Verdict;
import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.explore.Exploration;
import glomers.workbench.explore.ExplorationResult;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.ownmessages.BatchingGossip.Gossip;
import glomers.workbench.ownmessages.BatchingGossip.GossipOk;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.run.TestRun;
import glomers.workbench.run.Timeouts;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with messages of its own, in every environment. */
class BatchingGossipTest {
  private static final List<String> COMMAND =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-cp",
          System.getProperty("java.class.path"),
          BatchingGossip.class.getName());

  @TempDir Path logs;

  @Test
  void in_a_fake_environment_its_batches_are_records() {
    TestNode node = TestNode.start(new BatchingGossip(), "n0", List.of("n0", "n1", "n2"));
    assertThat(node.ask("c1", new Broadcast(1))).isEqualTo(new BroadcastOk());
    assertThat(node.ask("n1", new Gossip(List.of(1L, 2L, 3L)))).isEqualTo(new GossipOk(2));
    node.advance(Duration.ofMillis(100));
    List<Message> batches = node.takeSent();
    assertThat(batches)
        .extracting(Message::dest, Message::body)
        .containsExactly(
            tuple("n1", new Gossip(List.of(1L))), tuple("n2", new Gossip(List.of(1L, 2L, 3L))));

    node.answer(batches.get(0), new GossipOk(0));
    node.answer(batches.get(1), new Body.Error(11, "busy"));
    node.advance(Duration.ofMillis(100));
    assertThat(node.takeSent())
        .extracting(Message::dest, Message::body)
        .containsExactly(tuple("n2", new Gossip(List.of(1L, 2L, 3L))));
    assertThat(node.ask("c1", new Read())).isEqualTo(new ReadOk(List.of(1L, 2L, 3L)));
  }

  @Test
  void with_many_threads_at_once_it_loses_no_value_of_a_batch() throws Exception {
    ConcurrentEnvironment environment = new ConcurrentEnvironment();
    Node node = new Node(environment);
    new BatchingGossip().start(node, List.of());
    node.receive(Message.request("c0", "n0", 1, new Init("n0", List.of("n0", "n1", "n2"))));
    ConcurrentEnvironment.runConcurrently(
        4,
        number -> {
          for (long value = number; value < 400; value += 4) {
            node.receive(Message.send("n1", "n0", new Gossip(List.of(value))));
          }
        });
    environment.takeSent();
    environment.fireTimers();
    assertThat(environment.takeSent())
        .singleElement()
        .extracting(Message::body)
        .isEqualTo(new Gossip(LongStream.range(0, 400).boxed().toList()));
  }

  @Test
  void simulated_it_delivers_every_value_in_spite_of_every_fault() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3C)
                .faults(FaultKind.values())
                .repeatValues(0.25)
                .strict()
                .seed(1)
                .build(),
            BatchingGossip::new,
            List.of());
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
    assertThat(outcome.affected(FaultKind.PARTITION)).isPositive();
    assertThat(outcome.affected(FaultKind.DUPLICATE)).isPositive();
  }

  @Test
  void explored_it_is_right_in_every_schedule_of_a_small_state_space() {
    ExplorationResult explored =
        Exploration.of(BatchingGossip::new).nodes(3).values(2).timers(1).run();
    assertThat(explored.counterexample()).isEmpty();
    assertThat(explored.verdict()).isEqualTo(Verdict.VALID);
    assertThat(explored.schedules().longValueExact()).isGreaterThan(100);
  }

  @Test
  void as_processes_its_batches_pass_through_a_partition() throws Exception {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.C3C).nodes(3).seconds(2).rate(50).strict().build();
    EventLoop loop = EventLoop.realTime();
    ProcessCluster cluster = new ProcessCluster(loop, COMMAND, scenario.nodeIds(), logs);
    Outcome outcome =
        new TestRun(scenario, loop, cluster, Timeouts.MAELSTROM, operation -> {}, Journal.NONE)
            .run();
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
  }
}
