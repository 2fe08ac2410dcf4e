package glomers.workbench.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.workbench.network.Journal;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.network.Network;
import glomers.workbench.report.FailureNarrative;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.RelayNode;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledOperation;
import glomers.workbench.scenario.Topology;
import glomers.workbench.shrink.Shrinker.Progress;
import glomers.workbench.shrink.Shrinker.Shrunk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A relay without acknowledgements fails under faults; the smallest scenario shows how few are
 * enough.
 */
class ShrinkerTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 5, 6})
  void a_partition_shrinks_to_one_broadcast_and_one_cut_between_two_nodes(long seed) {
    Shrunk shrunk = shrink(partitioned(seed)).orElseThrow();
    Scenario scenario = shrunk.scenario();
    assertThat(scenario.nodeCount()).isEqualTo(2);
    assertThat(scenario.concurrency()).isEqualTo(2);
    assertThat(
            scenario.schedule().invocations().stream().filter(ask -> ask.broadcast().isPresent()))
        .singleElement()
        .matches(ask -> ask.broadcast().equals(Optional.of(0L)) && ask.atNanos() == 0);
    assertThat(scenario.schedule().scheduledFaults()).hasSize(1);
    assertThat(scenario.schedule().scheduledFaults().get(0).fault())
        .isInstanceOfSatisfying(Fault.Cut.class, cut -> assertThat(cut.links()).hasSize(1));
    assertThat(scenario.timeLimitNanos()).isEqualTo(Scenario.seconds(0.1));
    assertThat(scenario.latency().meanNanos()).isZero();
    assertThat(scenario.topology()).isEqualTo(Topology.GRID);
    assertThat(Failure.of(run(scenario))).isEqualTo(shrunk.failure());
    assertThat(shrunk.runs()).isLessThan(200);
  }

  @Test
  void what_maelstrom_refuses_is_a_failure_that_shrinks_even_in_a_test_that_is_not_strict() {
    Scenario scenario = ScenarioBuilder.of(Challenge.C3B).seed(3).build();
    Shrunk shrunk =
        Shrinker.shrink(
                Simulation.run(scenario, SwapsAnswers::new, List.of()),
                smaller -> Simulation.run(smaller, SwapsAnswers::new, List.of()),
                Progress.NONE)
            .orElseThrow();
    assertThat(shrunk.failure().kinds()).containsExactly("wrong-reply-type");
    assertThat(shrunk.scenario().schedule().invocations()).hasSizeLessThan(4);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOSS", "ONE_WAY"})
  void other_faults_that_lose_a_message_shrink_to_a_cut_too(FaultKind fault) {
    Scenario scenario =
        shrink(settings(8).topology(Topology.LINE).strict().faults(fault)).orElseThrow().scenario();
    assertThat(scenario.nodeCount()).isEqualTo(2);
    assertThat(scenario.schedule().scheduledFaults())
        .singleElement()
        .matches(timed -> ((Fault.Cut) timed.fault()).links().size() == 1);
  }

  @Test
  void the_same_failure_shrinks_to_the_same_in_the_same_steps() {
    List<Scenario> once = new ArrayList<>();
    List<Scenario> again = new ArrayList<>();
    Outcome outcome = run(partitioned(2).build());
    Shrinker.shrink(outcome, ShrinkerTest::run, (runs, smallest) -> once.add(smallest));
    Shrinker.shrink(outcome, ShrinkerTest::run, (runs, smallest) -> again.add(smallest));
    assertThat(once).isEqualTo(again).hasSizeGreaterThan(10);
  }

  @Test
  void a_failure_that_counts_by_its_findings_keeps_them() {
    Shrunk shrunk = shrink(partitioned(2).strict()).orElseThrow();
    assertThat(shrunk.failure().kinds()).containsExactly("lost", "not-everywhere");
    assertThat(shrunk.outcome().findings()).hasSize(1);
  }

  @Test
  void a_program_that_fails_by_chance_is_not_shrunk() {
    Outcome outcome = run(partitioned(1).build());
    Outcome good = run(settings(1).build());
    assertThat(Shrinker.shrink(outcome, scenario -> good, Progress.NONE)).isEmpty();
  }

  @Test
  void what_did_not_fail_has_nothing_to_shrink() {
    Outcome good = run(settings(1).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shrinker.shrink(good, ShrinkerTest::run, Progress.NONE))
        .withMessageContaining("did not fail");
  }

  @Test
  void the_narrative_names_the_operations_the_cuts_and_the_missing_values(@TempDir Path directory)
      throws Exception {
    Shrunk shrunk = shrink(partitioned(1)).orElseThrow();
    Path messages = directory.resolve("messages.jsonl");
    try (JournalWriter journal = new JournalWriter(messages)) {
      run(shrunk.scenario(), journal);
    }
    Fault.Cut cut = (Fault.Cut) shrunk.scenario().schedule().scheduledFaults().get(0).fault();
    Link link = cut.links().iterator().next();
    List<String> story = FailureNarrative.of(shrunk, messages).stream().map(String::strip).toList();
    assertThat(story)
        .hasSizeLessThan(10)
        .contains("0.000 s       partition 1 (" + link + ") begins")
        .contains("0.000 s       " + link.from() + " is asked to broadcast 0, and acknowledges it")
        .contains("0.000 s       " + link.to() + " is asked to read, and shows []")
        .contains("0.100 s       partition 1 (" + link + ") ends")
        .contains("Nobody tried " + link.to() + " again.");
    assertThat(story.get(0)).contains("(lost)").contains("2 nodes, 1 broadcast, 1 read, 1 fault");
    assertThat(story).anyMatch(line -> line.matches("at the end +n0 shows .*, n1 shows .*"));
  }

  @Test
  void a_node_without_a_final_read_is_reported_so_and_not_with_an_earlier_read(
      @TempDir Path directory) throws Exception {
    Schedule schedule =
        Schedule.of(
            List.of(
                ScheduledOperation.broadcast(0, "n0", 7),
                ScheduledOperation.read(1_000_000_000L, "n0")),
            List.of());
    Scenario scenario =
        ScenarioBuilder.of(Challenge.C3B).nodes(2).seconds(8).schedule(schedule).build();
    Path messages = directory.resolve("messages.jsonl");
    Outcome outcome;
    try (JournalWriter journal = new JournalWriter(messages)) {
      outcome = Simulation.run(scenario, AnswersOneRead::new, List.of(), operation -> {}, journal);
    }
    Failure failure = Failure.of(outcome);
    assertThat(
            FailureNarrative.of(new Shrunk(outcome, failure, 1), messages).stream()
                .map(String::strip))
        .contains(
            "1.000 s       n0 is asked to read, and shows []",
            "at the end    n0 did not answer its last read, n1 shows []")
        .noneMatch(line -> line.contains("nobody showed") || line.contains("n0 shows"));
  }

  /** Acknowledges every broadcast, answers only one read, and shows no value in it. */
  private static final class AnswersOneRead implements NodeProgram {
    private int reads;

    @Override
    public String name() {
      return "answers-one-read";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(Body.Topology.class, request -> node.reply(request, new Body.TopologyOk()));
      node.on(Body.Broadcast.class, request -> node.reply(request, new Body.BroadcastOk()));
      node.on(
          Body.Read.class,
          request -> {
            boolean byClient = !request.src().equals(Network.OBSERVER);
            if (!byClient || reads++ == 0) {
              node.reply(request, new Body.ReadOk(List.of()));
            }
          });
    }
  }

  private static ScenarioBuilder partitioned(long seed) {
    return settings(seed).faults(FaultKind.PARTITION);
  }

  private static ScenarioBuilder settings(long seed) {
    return ScenarioBuilder.of(Challenge.C3B).topology(Topology.TOTAL).latency(10).seed(seed);
  }

  private static Optional<Shrunk> shrink(ScenarioBuilder settings) {
    return Shrinker.shrink(run(settings.build()), ShrinkerTest::run, Progress.NONE);
  }

  private static Outcome run(Scenario scenario) {
    return run(scenario, Journal.NONE);
  }

  private static Outcome run(Scenario scenario, Journal journal) {
    return Simulation.run(scenario, RelayNode::new, List.of(), operation -> {}, journal);
  }

  /** Wrong: it answers its second read with the reply to a broadcast. */
  private static final class SwapsAnswers implements NodeProgram {
    private final List<Long> values = new ArrayList<>();
    private int reads;

    @Override
    public String name() {
      return "swaps-answers";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(Body.Topology.class, request -> node.reply(request, new Body.TopologyOk()));
      node.on(
          Body.Broadcast.class,
          request -> {
            values.add(request.body().message());
            if (!node.peers().contains(request.src())) {
              node.peers().forEach(peer -> node.send(peer, request.body()));
            }
            node.reply(request, new Body.BroadcastOk());
          });
      node.on(
          Body.Read.class,
          request ->
              node.reply(request, ++reads == 2 ? new Body.BroadcastOk() : new Body.ReadOk(values)));
    }
  }
}
