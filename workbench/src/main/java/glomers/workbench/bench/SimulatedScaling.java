package glomers.workbench.bench;

import static glomers.workbench.bench.OutcomeColumns.ALL_MILLIS;
import static glomers.workbench.bench.OutcomeColumns.HALF_MILLIS;
import static glomers.workbench.bench.OutcomeColumns.MESSAGES_PER_OPERATION;
import static glomers.workbench.bench.OutcomeColumns.MESSAGES_PER_SECOND;
import static glomers.workbench.bench.OutcomeColumns.MESSAGES_PER_VALUE;
import static glomers.workbench.bench.OutcomeColumns.PER_NODE;
import static glomers.workbench.bench.OutcomeColumns.PER_NODE_SQUARED;
import static glomers.workbench.bench.OutcomeColumns.VALUES;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.ScenarioBuilder;
import java.util.List;

/**
 * Measures how messages and latency grow in virtual time. The figures are the same in every run, on
 * any machine.
 *
 * @param systems programs that can run in this process
 */
record SimulatedScaling(List<SystemUnderTest> systems, ScalingConfig config) {
  private static final long SEED = 1;
  private static final long LATENCY_MILLIS = 100;
  private static final int RATE = 100;
  private static final int MANY_NODES = 25;
  private static final int FEW_NODES = 5;

  ScalingTable<Outcome> byNodes() throws BenchException, InterruptedException {
    return new ScalingTable<>(
            "simulated-by-nodes",
            "simulated: %d operations a second for %d s, %d ms from node to node"
                .formatted(RATE, config.seconds(), LATENCY_MILLIS),
            "nodes",
            List.of(
                MESSAGES_PER_OPERATION,
                MESSAGES_PER_VALUE,
                PER_NODE,
                PER_NODE_SQUARED,
                HALF_MILLIS,
                ALL_MILLIS))
        .fill(
            systems,
            config.simulatedNodes(),
            (system, nodes) -> simulate(system, nodes, RATE, config.seconds()));
  }

  ScalingTable<Outcome> byRate() throws BenchException, InterruptedException {
    return new ScalingTable<>(
            "simulated-by-rate",
            "simulated: %d nodes for %d s, %d ms from node to node"
                .formatted(MANY_NODES, config.seconds(), LATENCY_MILLIS),
            "rate",
            List.of(
                VALUES,
                MESSAGES_PER_SECOND,
                MESSAGES_PER_VALUE,
                HALF_MILLIS.withoutExponent(),
                ALL_MILLIS.withoutExponent()))
        .fill(
            systems,
            config.rates(),
            (system, rate) -> simulate(system, MANY_NODES, rate, config.seconds()));
  }

  ScalingTable<Outcome> byValues() throws BenchException {
    ScalingTable<Outcome> table =
        new ScalingTable<>(
            "simulated-by-values",
            "simulated: %d nodes, %d operations a second, %d ms from node to node"
                .formatted(FEW_NODES, RATE, LATENCY_MILLIS),
            "values",
            List.of(MESSAGES_PER_VALUE, HALF_MILLIS, ALL_MILLIS));
    for (SystemUnderTest system : systems) {
      for (int seconds : config.fillSeconds()) {
        Outcome outcome = simulate(system, FEW_NODES, RATE, seconds);
        table.add(system.label(), outcome.workload().attempts(), outcome);
      }
    }
    return table;
  }

  private static Outcome simulate(SystemUnderTest system, int nodes, int rate, int seconds)
      throws BenchException {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3B)
                .nodes(nodes)
                .rate(rate)
                .seconds(seconds)
                .latency(LATENCY_MILLIS)
                .seed(SEED)
                .build(),
            system.inProcess().orElseThrow(),
            system.args().toArray(String[]::new));
    return Scaling.completed(system, outcome);
  }
}
