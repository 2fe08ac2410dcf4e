package glomers.workbench.bench;

import glomers.workbench.bench.GrowthTable.Column;
import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Patience;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.TestRun;
import java.util.ArrayList;
import java.util.List;

/** How time, memory and latency grow with real processes on this machine. */
final class RealGrowth {
  /** Few enough operations for flood's messages between 25 nodes to be carried on two cores. */
  private static final int RATE = 20;

  private static final int FEW_NODES = 5;
  private static final int WINDOW = 1000;
  private static final int READS = 9;

  private final List<Subject> subjects;
  private final Extent extent;
  private final Children children;

  RealGrowth(List<Subject> subjects, Extent extent, Children children) {
    this.subjects = subjects;
    this.extent = extent;
    this.children = children;
  }

  GrowthTable ready() throws BenchException {
    GrowthTable table =
        new GrowthTable(
            "processes-started",
            "processes: started at once, until all are ready",
            "nodes",
            new Column("ready ms", 0, true),
            new Column("ms/node", 1, true),
            new Column("MB", 1, true),
            new Column("MB/node", 1, true));
    for (Subject subject : subjects) {
      for (int nodes : extent.readyNodes()) {
        Together together = Together.start(children, subject.candidate(), nodes);
        double megabytes = together.residentMegabytes().orElse(Double.NaN);
        table.add(
            subject.name(),
            nodes,
            together.readyMillis(),
            together.readyMillis() / nodes,
            megabytes,
            megabytes / nodes);
      }
    }
    return table;
  }

  GrowthTable byNodes() throws BenchException, InterruptedException {
    GrowthTable table =
        new GrowthTable(
            "processes-by-nodes",
            String.format(
                "processes: %d operations a second for %d s, no latency but the machine's",
                RATE, extent.seconds()),
            "nodes",
            new Column("lost", 0, false),
            new Column("msgs/value", 1, true),
            new Column("per node", 2, true),
            new Column("per node\u00b2", 3, true),
            new Column("half ms", 0, false),
            new Column("all ms", 0, false));
    for (Subject subject : subjects) {
      for (int nodes : extent.testedNodes()) {
        Outcome outcome = test(subject, nodes, RATE);
        double perValue = Growth.messagesPerValue(outcome);
        table.add(
            subject.name(),
            nodes,
            (double) outcome.workload().lost().size(),
            perValue,
            perValue / nodes,
            perValue / nodes / nodes,
            Growth.latency(outcome, "0.5"),
            Growth.latency(outcome, "1"));
      }
    }
    return table;
  }

  GrowthTable byRate() throws BenchException, InterruptedException {
    GrowthTable table =
        new GrowthTable(
            "processes-by-rate",
            String.format(
                "processes: %d nodes for %d s, no latency but the machine's",
                FEW_NODES, extent.seconds()),
            "rate",
            new Column("lost", 0, false),
            new Column("msgs/s", 0, true),
            new Column("msgs/value", 1, true),
            new Column("half ms", 0, false),
            new Column("all ms", 0, false));
    for (Subject subject : subjects) {
      for (int rate : extent.realRates()) {
        Outcome outcome = test(subject, FEW_NODES, rate);
        table.add(
            subject.name(),
            rate,
            (double) outcome.workload().lost().size(),
            outcome.net().servers().sent() / (double) extent.seconds(),
            Growth.messagesPerValue(outcome),
            Growth.latency(outcome, "0.5"),
            Growth.latency(outcome, "1"));
      }
    }
    return table;
  }

  GrowthTable byValues() throws BenchException, InterruptedException {
    GrowthTable table =
        new GrowthTable(
            "processes-by-values",
            "processes: one node, and what it holds",
            "values",
            new Column("MB", 1, true),
            new Column("first read ms", 2, true),
            new Column("read ms", 2, true),
            new Column("round trip us", 0, true));
    for (Subject subject : subjects) {
      try (NodeProcess node = NodeProcess.startAlone(children, subject.candidate())) {
        int held = 0;
        for (int values : extent.held()) {
          Load.pipelined(node, held, values - held, WINDOW);
          double megabytes = Usage.residentMegabytes(node.handle()).orElse(Double.NaN);
          double firstRead = Load.read(node, values) / 1e6;
          List<Double> reads = new ArrayList<>();
          List<Double> roundTrips = new ArrayList<>();
          held = values;
          for (int i = 0; i < READS; i++) {
            roundTrips.add(Load.oneByOne(node, held++, 1)[0] / 1e3);
            reads.add(Load.read(node, held) / 1e6);
          }
          table.add(
              subject.name(),
              values,
              megabytes,
              firstRead,
              Sample.median(reads),
              Sample.median(roundTrips));
        }
      }
    }
    return table;
  }

  private Outcome test(Subject subject, int nodes, int rate)
      throws BenchException, InterruptedException {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.C3B).nodes(nodes).rate(rate).seconds(extent.seconds()).build();
    EventLoop loop = EventLoop.realTime();
    ProcessCluster cluster =
        new ProcessCluster(
            loop, subject.candidate().command(), scenario.nodeIds(), children.directory());
    Outcome outcome =
        new TestRun(scenario, loop, cluster, Patience.MAELSTROM, operation -> {}, Journal.NONE)
            .run();
    Growth.requireCompleted(subject, outcome);
    return outcome;
  }
}
