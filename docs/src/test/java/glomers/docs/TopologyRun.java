package glomers.docs;

import glomers.exercises.topology.TopologyBroadcast;
import glomers.part3c.FaultTolerantBroadcast;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.run.TargetsResult.Status;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a topology costs: a run with the settings of challenge 3d and seed 1.
 *
 * @param messages messages between nodes per operation
 * @param half the stable latency of half of the values, in milliseconds
 * @param all the stable latency of all values, in milliseconds
 * @param met whether the run met the challenge's targets
 */
record TopologyRun(String name, double messages, long half, long all, boolean met) {

  /** A run on each topology, and a run of 3c without one. */
  static List<TopologyRun> onEachTopology() {
    List<TopologyRun> runs = new ArrayList<>();
    for (Topology topology :
        List.of(
            Topology.LINE,
            Topology.GRID,
            Topology.TREE2,
            Topology.TREE3,
            Topology.TREE4,
            Topology.TOTAL)) {
      Scenario scenario = ScenarioBuilder.of(Challenge.C3D).topology(topology).seed(1).build();
      runs.add(of(topology.toString(), Simulation.run(scenario, TopologyBroadcast::new)));
    }
    Scenario scenario = ScenarioBuilder.of(Challenge.C3D).seed(1).build();
    runs.add(
        of(
            "3c origin",
            Simulation.run(scenario, FaultTolerantBroadcast::new, "--relay", "origin")));
    return runs;
  }

  private static TopologyRun of(String name, Outcome outcome) {
    return new TopologyRun(
        name,
        outcome.messagesPerOperation(),
        outcome.workload().stableLatencies().get("0.5"),
        outcome.workload().stableLatencies().get("1"),
        outcome.targets().orElseThrow().status() == Status.MET);
  }

  /** A table of runs in Markdown. */
  static String table(List<TopologyRun> runs) {
    StringBuilder table =
        new StringBuilder(
            """
            | topology | messages an operation | half of the values, ms | all values, ms | targets of 3d |
            |---|---|---|---|---|
            """);
    for (TopologyRun run : runs) {
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %.1f | %d | %d | %s |%n",
              run.name,
              run.messages,
              run.half,
              run.all,
              run.met ? "met" : "missed"));
    }
    return table.toString();
  }
}
