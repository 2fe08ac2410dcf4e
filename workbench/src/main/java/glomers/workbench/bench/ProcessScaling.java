package glomers.workbench.bench;

import static glomers.workbench.bench.OutcomeColumns.ALL_MILLIS;
import static glomers.workbench.bench.OutcomeColumns.HALF_MILLIS;
import static glomers.workbench.bench.OutcomeColumns.LOST;
import static glomers.workbench.bench.OutcomeColumns.MESSAGES_PER_SECOND;
import static glomers.workbench.bench.OutcomeColumns.MESSAGES_PER_VALUE;
import static glomers.workbench.bench.OutcomeColumns.PER_NODE;
import static glomers.workbench.bench.OutcomeColumns.PER_NODE_SQUARED;

import glomers.workbench.bench.ScalingTable.Column;
import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.cluster.ResourceUsage;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.TestRun;
import glomers.workbench.run.Timeouts;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.util.ArrayList;
import java.util.List;

/** Measures how time, memory and latency of real processes grow on this machine. */
record ProcessScaling(List<SystemUnderTest> systems, ScalingConfig config, NodeLauncher launcher) {
  /**
   * Operations per second: low enough for two cores to carry the messages of flooding between 25
   * nodes.
   */
  private static final int RATE = 20;

  private static final int FEW_NODES = 5;
  private static final int WINDOW = 1000;
  private static final int READS = 9;

  private record Ready(int nodes, double millis, double megabytes) {}

  ScalingTable<Ready> ready() throws BenchException, InterruptedException {
    return new ScalingTable<Ready>(
            "processes-started",
            "processes: started at once, until all are ready",
            "nodes",
            List.of(
                new Column<>("ready ms", 0, true, Ready::millis),
                new Column<>("ms/node", 1, true, ready -> ready.millis / ready.nodes),
                new Column<>("MB", 1, true, Ready::megabytes),
                new Column<>("MB/node", 1, true, ready -> ready.megabytes / ready.nodes)))
        .fill(
            systems,
            config.startedNodes(),
            (system, nodes) -> {
              ConcurrentStart start = ConcurrentStart.measure(launcher, system, nodes);
              return new Ready(
                  nodes, start.readyMillis(), start.residentMegabytes().orElse(Double.NaN));
            });
  }

  ScalingTable<Outcome> byNodes() throws BenchException, InterruptedException {
    return new ScalingTable<>(
            "processes-by-nodes",
            "processes: %d operations a second for %d s, no latency but the machine's"
                .formatted(RATE, config.seconds()),
            "nodes",
            List.of(
                LOST,
                MESSAGES_PER_VALUE,
                PER_NODE,
                PER_NODE_SQUARED,
                HALF_MILLIS.withoutExponent(),
                ALL_MILLIS.withoutExponent()))
        .fill(systems, config.processNodes(), (system, nodes) -> test(system, nodes, RATE));
  }

  ScalingTable<Outcome> byRate() throws BenchException, InterruptedException {
    return new ScalingTable<>(
            "processes-by-rate",
            "processes: %d nodes for %d s, no latency but the machine's"
                .formatted(FEW_NODES, config.seconds()),
            "rate",
            List.of(
                LOST,
                MESSAGES_PER_SECOND,
                MESSAGES_PER_VALUE,
                HALF_MILLIS.withoutExponent(),
                ALL_MILLIS.withoutExponent()))
        .fill(systems, config.processRates(), (system, rate) -> test(system, FEW_NODES, rate));
  }

  private record Holding(double megabytes, double firstRead, double read, double roundTrip) {}

  ScalingTable<Holding> byValues() throws BenchException, InterruptedException {
    ScalingTable<Holding> table =
        new ScalingTable<>(
            "processes-by-values",
            "processes: one node, and what it holds",
            "values",
            List.of(
                new Column<>("MB", 1, true, Holding::megabytes),
                new Column<>("first read ms", 2, true, Holding::firstRead),
                new Column<>("read ms", 2, true, Holding::read),
                new Column<>("round trip us", 0, true, Holding::roundTrip)));
    for (SystemUnderTest system : systems) {
      try (BenchClient node = launcher.startAlone(system)) {
        int held = 0;
        for (int values : config.values()) {
          LoadGenerator.pipelined(node, held, values - held, WINDOW);
          table.add(system.label(), values, holding(node, values));
          held = values + READS;
        }
      }
    }
    return table;
  }

  private static Holding holding(BenchClient node, int values) throws BenchException {
    double megabytes = ResourceUsage.residentMegabytes(node.handle()).orElse(Double.NaN);
    double firstRead = LoadGenerator.read(node, values) / 1e6;
    List<Double> reads = new ArrayList<>();
    List<Double> roundTrips = new ArrayList<>();
    for (int held = values; held < values + READS; held++) {
      roundTrips.add(LoadGenerator.oneByOne(node, held, 1)[0] / 1e3);
      reads.add(LoadGenerator.read(node, held + 1) / 1e6);
    }
    return new Holding(
        megabytes, firstRead, Statistics.median(reads), Statistics.median(roundTrips));
  }

  private Outcome test(SystemUnderTest system, int nodes, int rate)
      throws BenchException, InterruptedException {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.C3B).nodes(nodes).rate(rate).seconds(config.seconds()).build();
    EventLoop loop = EventLoop.realTime();
    ProcessCluster cluster =
        new ProcessCluster(loop, system.command(), scenario.nodeIds(), launcher.directory());
    Outcome outcome =
        new TestRun(scenario, loop, cluster, Timeouts.MAELSTROM, operation -> {}, Journal.NONE)
            .run();
    return Scaling.completed(system, outcome);
  }
}
