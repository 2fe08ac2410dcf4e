package glomers.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Message;
import glomers.common.testing.ConcurrentEnvironment;
import glomers.common.testing.TestNode;
import glomers.exercises.antientropy.AntiEntropyBroadcast;
import glomers.exercises.backoff.BackoffBroadcast;
import glomers.exercises.batch.BatchBroadcast;
import glomers.exercises.queue.QueueBroadcast;
import glomers.exercises.restart.DurableBroadcast;
import glomers.exercises.topology.TopologyBroadcast;
import glomers.part3c.FaultTolerantBroadcast;
import glomers.workbench.checker.Verdict;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.SeedResult;
import glomers.workbench.run.Simulation;
import glomers.workbench.run.TargetsResult.Status;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The solutions of the exercises on the pages do what the pages say. */
@Tag("any-jdk")
class ExercisesTest {
  private static final long SEEDS = 10;

  @TempDir Path directory;

  static List<Supplier<NodeProgram>> solutionsForPartitions() {
    return List.of(BackoffBroadcast::new, AntiEntropyBroadcast::new, BatchBroadcast::new);
  }

  @ParameterizedTest
  @MethodSource("solutionsForPartitions")
  void a_solution_for_a_network_that_fails_loses_nothing(Supplier<NodeProgram> solution) {
    for (FaultKind[] faults : new FaultKind[][] {{FaultKind.PARTITION}, FaultKind.values()}) {
      Scenario scenario =
          ScenarioBuilder.of(Challenge.C3C).faults(faults).interval(4).strict().build();
      assertThat(Simulation.runSeeds(scenario, SEEDS, solution))
          .extracting(SeedResult::verdict)
          .containsOnly(Verdict.VALID);
    }
  }

  @Test
  void retries_that_back_off_are_fewer_and_last_longer() {
    Scenario scenario = ScenarioBuilder.of(Challenge.C3C).seed(2).build();
    Outcome fixed = Simulation.run(scenario, FaultTolerantBroadcast::new);
    Outcome backoff = Simulation.run(scenario, BackoffBroadcast::new);
    assertThat(backoff.net().servers().sent()).isLessThan(fixed.net().servers().sent());
    assertThat(all(backoff)).isGreaterThan(all(fixed) + 1000);
  }

  @Test
  void a_tree_with_four_branches_meets_the_targets_of_3d() {
    Scenario tree = ScenarioBuilder.of(Challenge.C3D).topology(Topology.TREE4).seed(1).build();
    assertThat(status(Simulation.run(tree, TopologyBroadcast::new))).isEqualTo(Status.MET);
  }

  @Test
  void batches_meet_the_targets_of_3e() {
    Scenario scenario = ScenarioBuilder.of(Challenge.C3E).seed(1).build();
    assertThat(status(Simulation.run(scenario, BatchBroadcast::new))).isEqualTo(Status.MET);
  }

  @Test
  void values_survive_a_restart_and_half_a_line_does_not() throws IOException {
    String file = directory.resolve("values").toString();
    TestNode before = TestNode.start(new DurableBroadcast(), "n0", List.of("n0"), file);
    assertThat(before.ask("c1", new Broadcast(7))).isEqualTo(new BroadcastOk());
    assertThat(before.ask("c1", new Broadcast(8))).isEqualTo(new BroadcastOk());
    Files.writeString(Path.of(file), Files.readString(Path.of(file)) + "9"); // and then a crash

    TestNode after = TestNode.start(new DurableBroadcast(), "n0", List.of("n0"), file);
    assertThat(after.ask("c1", new Read())).isEqualTo(new ReadOk(List.of(7L, 8L)));
    after.ask("c1", new Broadcast(10));
    TestNode again = TestNode.start(new DurableBroadcast(), "n0", List.of("n0"), file);
    assertThat(again.ask("c1", new Read())).isEqualTo(new ReadOk(List.of(7L, 8L, 10L)));
  }

  @RepeatedTest(5)
  void a_queue_loses_nothing_when_many_threads_write_and_read_at_once() throws Exception {
    ConcurrentEnvironment environment = new ConcurrentEnvironment();
    Node node = new Node(environment);
    new QueueBroadcast().start(node, List.of());
    node.receive(Message.send("c0", "n0", new Init("n0", List.of("n0"))));
    ConcurrentEnvironment.runConcurrently(
        4,
        thread -> {
          for (int i = 0; i < 1000; i++) {
            node.receive(Message.send("c" + thread, "n0", new Broadcast(thread * 1000L + i)));
            node.receive(Message.send("c" + thread, "n0", new Read()));
          }
        });
    node.receive(Message.request("c9", "n0", 1, new Read()));
    assertThat(environment.takeSent())
        .singleElement()
        .satisfies(
            answer ->
                assertThat(((ReadOk) answer.body()).messages())
                    .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 4000).boxed().toList()));
    assertThat(environment.log()).isEmpty();
  }

  private static long all(Outcome outcome) {
    return outcome.workload().stableLatencies().get("1");
  }

  private static Status status(Outcome outcome) {
    return outcome.targets().orElseThrow().status();
  }
}
