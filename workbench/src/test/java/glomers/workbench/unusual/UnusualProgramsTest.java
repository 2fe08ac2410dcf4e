package glomers.workbench.unusual;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Verdict;
import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.lines.LineCluster;
import glomers.workbench.lines.LineProcess;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.TestRun;
import glomers.workbench.run.Timeouts;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Correct programs get no finding, whatever their behaviour. */
@Tag("any-jdk")
class UnusualProgramsTest {
  /** The behaviours that send for ever, so that the network never comes to rest. */
  private static final Set<String> NEVER_QUIET =
      Set.of(
          "hurried-retries",
          "anti-entropy",
          "anti-entropy-and-heartbeat",
          "pull",
          "counting-heartbeat");

  /** The behaviours that depend on time or on the form of a line. */
  private static final List<String> IN_PROCESSES =
      List.of(
          "slow-retries",
          "text-ids",
          "anti-entropy",
          "pull",
          "counting-heartbeat",
          "gossips-when-read",
          "acknowledges-when-read",
          "batches",
          "no-types",
          "one-node-decides",
          "asks-all-when-read",
          "spacious-lines",
          "numbered-lines");

  /** Number of concurrent tests, which mostly wait. */
  private static final int TOGETHER = 3;

  @TempDir Path directory;

  static Stream<String> behaviours() {
    return UnusualNode.HABITS.stream();
  }

  static Stream<String> faultTolerant() {
    return UnusualNode.FAULT_TOLERANT.stream();
  }

  @ParameterizedTest
  @MethodSource("behaviours")
  void without_faults_nothing_is_found(String behaviour) throws Exception {
    for (int latency : List.of(0, 200)) {
      Outcome outcome = simulate(behaviour, scenario().seconds(5).latency(latency).build());
      assertRight(outcome, behaviour);
      assertThat(outcome.quiescence().orElseThrow().quiet())
          .isEqualTo(!NEVER_QUIET.contains(behaviour));
    }
  }

  @ParameterizedTest
  @MethodSource("faultTolerant")
  void nothing_is_found_when_the_network_fails(String behaviour) throws Exception {
    for (FaultKind fault : FaultKind.values()) {
      for (long seed = 1; seed <= 3; seed++) {
        Scenario scenario = scenario().faults(fault).interval(2).seed(seed).build();
        assertRight(simulate(behaviour, scenario), behaviour + ", " + fault + ", seed " + seed);
      }
    }
  }

  /** The pause is longer than the clients' timeout. */
  @ParameterizedTest
  @MethodSource("faultTolerant")
  void nothing_is_found_when_a_node_is_paused(String behaviour) throws Exception {
    Fault pause = new Fault.Pause(List.of("n1"));
    ScheduledFault fault = new ScheduledFault(Scenario.seconds(1), Scenario.seconds(7.5), pause);
    Schedule script = new Schedule(Optional.empty(), Optional.of(List.of(fault)));
    Outcome outcome = simulate(behaviour, scenario().schedule(script).build());
    assertRight(outcome, behaviour);
    assertThat(outcome.stats().all().ok()).isLessThan(outcome.stats().all().total());
  }

  @Test
  void nothing_is_found_in_processes() throws Exception {
    ExecutorService runners = Executors.newFixedThreadPool(TOGETHER);
    Map<String, Future<Outcome>> outcomes = new LinkedHashMap<>();
    for (String behaviour : IN_PROCESSES) {
      outcomes.put(behaviour, runners.submit(() -> run(behaviour)));
    }
    runners.shutdown();
    for (Map.Entry<String, Future<Outcome>> entry : outcomes.entrySet()) {
      assertRight(entry.getValue().get(), entry.getKey());
    }
  }

  private static void assertRight(Outcome outcome, String name) {
    assertThat(outcome.findings())
        .filteredOn(finding -> !finding.kind().equals("rate-not-reached")) // the machine is busy
        .as(name)
        .isEmpty();
    assertThat(outcome.verdict()).as(name).isEqualTo(Verdict.VALID);
  }

  private static ScenarioBuilder scenario() {
    return ScenarioBuilder.of(Challenge.NONE).nodes(3).rate(20).seconds(8).seed(5);
  }

  private static Outcome simulate(String behaviour, Scenario scenario) throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    LineCluster cluster =
        new LineCluster(loop, scenario.nodeIds(), () -> new UnusualNode(behaviour));
    return new TestRun(scenario, loop, cluster, Timeouts.MAELSTROM, operation -> {}, Journal.NONE)
        .run();
  }

  private Outcome run(String behaviour) throws Exception {
    Scenario scenario = scenario().seconds(1).build();
    EventLoop loop = EventLoop.realTime();
    Path logs = Files.createDirectory(directory.resolve(behaviour));
    List<String> command = new ArrayList<>(LineProcess.command(UnusualNode.class, behaviour));
    ProcessCluster cluster = new ProcessCluster(loop, command, scenario.nodeIds(), logs);
    Timeouts timeouts =
        new Timeouts(Scenario.seconds(60), Scenario.seconds(20), Scenario.seconds(3));
    return new TestRun(scenario, loop, cluster, timeouts, operation -> {}, Journal.NONE).run();
  }
}
