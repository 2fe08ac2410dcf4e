package glomers.workbench.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body;
import glomers.workbench.checker.CheckResult;
import glomers.workbench.checker.Reasons;
import glomers.workbench.checker.Verdict;
import glomers.workbench.explain.Explainer;
import glomers.workbench.history.History;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.ReadRecorder;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.report.ComparisonTable;
import glomers.workbench.report.VerdictText;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.SeedResult;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A verdict other than "valid" always has a reason in words. */
class NoVerdictWithoutReasonTest {
  /** The lines of a block with counts and measurements, which give no reason. */
  private static final Set<String> FIGURES =
      Set.of(
          "operations",
          "values",
          "stable after",
          "messages",
          "targets",
          "latencies",
          "quiet",
          "lost",
          "never read",
          "partition",
          "one-way",
          "loss",
          "duplicate",
          "slow",
          "pause");

  private static final BiConsumer<Node, Request<Body.Broadcast>> ACKNOWLEDGE =
      (node, request) -> node.reply(request, new Body.BroadcastOk());

  private static final BiConsumer<Node, Request<Body.Read>> SHOW_NOTHING =
      (node, request) -> node.reply(request, new Body.ReadOk(List.of()));

  @TempDir Path directory;

  record Run(String name, ScenarioBuilder scenario, Supplier<NodeProgram> program) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Run> runs() {
    List<Run> runs = new ArrayList<>();
    GalleryTest.exhibits()
        .forEach(
            exhibit -> runs.add(new Run(exhibit.toString(), exhibit.weather(), exhibit.variant())));
    runs.add(run("no operation", good().seconds(0), Right::new));
    runs.add(run("no operation, strict", good().seconds(0).strict(), Right::new));
    runs.add(
        run("no message for a fault", good().nodes(1).faults(FaultKind.PARTITION), Right::new));
    runs.add(run("broadcasts refused", good(), odd(refusal(), SHOW_NOTHING)));
    runs.add(run("reads refused", good(), odd(ACKNOWLEDGE, refusal())));
    runs.add(run("all refused", good(), odd(refusal(), refusal())));
    runs.add(run("nothing is ever shown", good(), odd(ACKNOWLEDGE, SHOW_NOTHING)));
    runs.add(run("broadcasts not answered", good(), odd(quiescence(), SHOW_NOTHING)));
    runs.add(run("reads not answered", good(), odd(ACKNOWLEDGE, quiescence())));
    runs.add(run("nothing is answered", good(), odd(quiescence(), quiescence())));
    runs.add(
        run(
            "a wrong answer to reads",
            good(),
            odd(ACKNOWLEDGE, (node, read) -> node.reply(read, new Body.BroadcastOk()))));
    runs.add(
        run(
            "few operations fail, and none may",
            good().availability(1),
            odd(ACKNOWLEDGE, before(10, SHOW_NOTHING))));
    runs.add(
        run("the last reads not answered", good(), odd(ACKNOWLEDGE, before(20, SHOW_NOTHING))));
    runs.add(
        run(
            "answers that come too late",
            good(),
            odd(
                ACKNOWLEDGE,
                (node, read) ->
                    node.runLater(Duration.ofSeconds(6), () -> SHOW_NOTHING.accept(node, read)))));
    for (FaultKind fault : EnumSet.allOf(FaultKind.class)) {
      for (long seed = 1; seed <= 3; seed++) {
        runs.add(
            run(
                "no retry, " + fault + ", seed " + seed,
                good().faults(fault).seed(seed),
                NoRetry::new));
      }
    }
    return runs.stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_test_that_is_not_valid_says_why_in_its_block_in_a_sweep_and_in_a_comparison(Run run)
      throws Exception {
    Path file = directory.resolve("messages.jsonl");
    RetransmissionCounter retries;
    Outcome outcome;
    try (JournalWriter journal = new JournalWriter(file)) {
      retries = new RetransmissionCounter(journal);
      outcome =
          Simulation.run(run.scenario.build(), run.program, List.of(), operation -> {}, retries);
    }
    boolean storm =
        outcome.findings().stream().anyMatch(found -> found.kind().equals("message-storm"));
    assertThat(outcome.completed()).isNotEqualTo(storm);
    if (outcome.verdict() != Verdict.VALID) {
      String block = VerdictText.block(outcome, Explainer.explain(outcome, file));
      assertThat(reasons(block)).as(block).isNotEmpty();
      assertThat(SeedResult.of(outcome, "").summary()).doesNotEndWith(": ");
      assertThat(ComparisonTable.why(new ComparisonTable.Row("", "", outcome, retries.counts())))
          .isNotEmpty();
    }
  }

  @Test
  void an_unknown_verdict_is_no_failure_even_if_findings_count() {
    assertThat(Simulation.run(good().seconds(0).strict().build(), Right::new).verdict())
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(
            Simulation.run(good().nodes(1).faults(FaultKind.LOSS).strict().build(), Right::new)
                .verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void most_of_these_tests_are_not_valid() {
    assertThat(
            runs()
                .filter(
                    run ->
                        Simulation.run(run.scenario.build(), run.program, List.of()).verdict()
                            != Verdict.VALID))
        .hasSizeGreaterThan(30);
  }

  @Test
  void a_random_history_that_is_not_valid_has_a_reason() {
    int notValid = 0;
    for (long seed = 0; seed < 2000; seed++) {
      List<Operation> history = random(seed);
      CheckResult checkResult = CheckResult.of(history);
      if (checkResult.verdict() != Verdict.VALID) {
        notValid++;
        String block =
            VerdictText.block(
                checkResult,
                Reasons.of(history, checkResult, process -> "n" + process),
                Explainer.explain(history, checkResult.workload()));
        assertThat(reasons(block)).as("seed " + seed + "\n" + block).isNotEmpty();
      }
    }
    assertThat(notValid).isGreaterThan(1000);
  }

  /** The lines that give a reason. */
  private static List<String> reasons(String block) {
    return block
        .lines()
        .filter(line -> FIGURES.stream().noneMatch(figure -> line.startsWith("  " + figure + " ")))
        .filter(line -> line.length() > 40)
        .toList();
  }

  /** A short random history of a few processes, each with one operation at a time. */
  private static List<Operation> random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    History history = new History(new AtomicLong()::incrementAndGet, operation -> {});
    List<Optional<Long>> pending =
        Stream.generate(Optional::<Long>empty)
            .limit(3)
            .collect(Collectors.toCollection(ArrayList::new));
    boolean[] busy = new boolean[3];
    ReadRecorder readings = new ReadRecorder();
    long value = 0;
    int steps = random.nextInt(12);
    for (int step = 0; step < steps; step++) {
      int process = random.nextInt(busy.length);
      String function = pending.get(process).isPresent() ? Operation.BROADCAST : Operation.READ;
      Optional<Object> asked = pending.get(process).map(broadcast -> broadcast);
      if (!busy[process]) {
        boolean broadcast = random.nextInt(3) > 0;
        pending.set(process, broadcast ? Optional.of(value++) : Optional.empty());
        history.add(
            process,
            Type.INVOKE,
            broadcast ? Operation.BROADCAST : Operation.READ,
            pending.get(process).map(v -> v));
      } else if (random.nextInt(3) == 0) {
        history.add(process, Type.values()[2 + random.nextInt(2)], function, asked, "net-timeout");
      } else if (asked.isPresent()) {
        history.add(process, Type.OK, function, asked);
      } else {
        List<Long> shown = new ArrayList<>();
        for (long v = 0; v < value; v++) {
          if (random.nextInt(4) > 0) {
            shown.add(v);
          }
        }
        history.add(process, Type.OK, function, Optional.of(readings.add(shown)));
      }
      busy[process] = !busy[process];
    }
    return history.operations();
  }

  private static Run run(String name, ScenarioBuilder scenario, Supplier<NodeProgram> program) {
    return new Run(name, scenario, program);
  }

  private static ScenarioBuilder good() {
    return ScenarioBuilder.of(Challenge.C3B);
  }

  private static Supplier<NodeProgram> odd(
      BiConsumer<Node, Request<Body.Broadcast>> broadcast,
      BiConsumer<Node, Request<Body.Read>> read) {
    return () -> new Odd(broadcast, read);
  }

  private static <B extends Body> BiConsumer<Node, Request<B>> refusal() {
    return (node, request) -> node.reply(request, new Body.Error(11, "not now"));
  }

  private static <B extends Body> BiConsumer<Node, Request<B>> quiescence() {
    return (node, request) -> {};
  }

  /** Replies until the given number of seconds has passed. */
  private static <B extends Body> BiConsumer<Node, Request<B>> before(
      double seconds, BiConsumer<Node, Request<B>> answer) {
    return (node, request) -> {
      if (node.nanoTime() < Scenario.seconds(seconds)) {
        answer.accept(node, request);
      }
    };
  }

  private record Odd(
      BiConsumer<Node, Request<Body.Broadcast>> broadcast,
      BiConsumer<Node, Request<Body.Read>> read)
      implements NodeProgram {

    @Override
    public String name() {
      return "odd";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(Body.Topology.class, request -> node.reply(request, new Body.TopologyOk()));
      node.on(Body.Broadcast.class, request -> broadcast.accept(node, request));
      node.on(Body.Read.class, request -> read.accept(node, request));
    }
  }
}
