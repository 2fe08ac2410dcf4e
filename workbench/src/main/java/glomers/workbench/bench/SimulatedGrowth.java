package glomers.workbench.bench;

import glomers.workbench.bench.GrowthTable.Column;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.ScenarioBuilder;
import java.util.List;

/** How messages and latency grow in virtual time: the same tables every time, on any machine. */
final class SimulatedGrowth {
  private static final long SEED = 1;
  private static final long LATENCY_MILLIS = 100;
  private static final int RATE = 100;
  private static final int MANY_NODES = 25;
  private static final int FEW_NODES = 5;

  private final List<Subject> subjects;
  private final Extent extent;

  SimulatedGrowth(List<Subject> subjects, Extent extent) {
    this.subjects = subjects;
    this.extent = extent;
  }

  GrowthTable byNodes() throws BenchException {
    GrowthTable table =
        new GrowthTable(
            "simulated-by-nodes",
            String.format(
                "simulated: %d operations a second for %d s, %d ms from node to node",
                RATE, extent.seconds(), LATENCY_MILLIS),
            "nodes",
            new Column("msgs/op", 1, true),
            new Column("msgs/value", 1, true),
            new Column("per node", 2, true),
            new Column("per node\u00b2", 3, true),
            new Column("half ms", 0, true),
            new Column("all ms", 0, true));
    for (Subject subject : subjects) {
      for (int nodes : extent.nodes()) {
        Outcome outcome = simulate(subject, nodes, RATE, extent.seconds());
        double perValue = Growth.messagesPerValue(outcome);
        table.add(
            subject.name(),
            nodes,
            outcome.messagesPerOperation(),
            perValue,
            perValue / nodes,
            perValue / nodes / nodes,
            Growth.latency(outcome, "0.5"),
            Growth.latency(outcome, "1"));
      }
    }
    return table;
  }

  GrowthTable byRate() throws BenchException {
    GrowthTable table =
        new GrowthTable(
            "simulated-by-rate",
            String.format(
                "simulated: %d nodes for %d s, %d ms from node to node",
                MANY_NODES, extent.seconds(), LATENCY_MILLIS),
            "rate",
            new Column("values", 0, true),
            new Column("msgs/s", 0, true),
            new Column("msgs/value", 1, true),
            new Column("half ms", 0, false),
            new Column("all ms", 0, false));
    for (Subject subject : subjects) {
      for (int rate : extent.rates()) {
        Outcome outcome = simulate(subject, MANY_NODES, rate, extent.seconds());
        table.add(
            subject.name(),
            rate,
            (double) outcome.workload().attempts(),
            outcome.net().servers().sent() / (double) extent.seconds(),
            Growth.messagesPerValue(outcome),
            Growth.latency(outcome, "0.5"),
            Growth.latency(outcome, "1"));
      }
    }
    return table;
  }

  GrowthTable byValues() throws BenchException {
    GrowthTable table =
        new GrowthTable(
            "simulated-by-values",
            String.format(
                "simulated: %d nodes, %d operations a second, %d ms from node to node",
                FEW_NODES, RATE, LATENCY_MILLIS),
            "values",
            new Column("msgs/value", 1, true),
            new Column("half ms", 0, true),
            new Column("all ms", 0, true));
    for (Subject subject : subjects) {
      for (int seconds : extent.heldSeconds()) {
        Outcome outcome = simulate(subject, FEW_NODES, RATE, seconds);
        table.add(
            subject.name(),
            outcome.workload().attempts(),
            Growth.messagesPerValue(outcome),
            Growth.latency(outcome, "0.5"),
            Growth.latency(outcome, "1"));
      }
    }
    return table;
  }

  private static Outcome simulate(Subject subject, int nodes, int rate, int seconds)
      throws BenchException {
    Outcome outcome =
        ScenarioBuilder.of(Challenge.C3B)
            .nodes(nodes)
            .rate(rate)
            .seconds(seconds)
            .latency(LATENCY_MILLIS)
            .seed(SEED)
            .simulate(subject.program(), subject.args().toArray(String[]::new));
    Growth.requireCompleted(subject, outcome);
    return outcome;
  }
}
