package glomers.docs;

import glomers.part3c.FaultTolerantBroadcast;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * How the latencies of 3c depend on the shapes of the partitions: a run of each relay mode with the
 * same seed and the settings of challenge 3c.
 *
 * @param isFull whether a partition of the run cut the cluster in two
 * @param flood the stable latency of all values with flooding, in milliseconds
 * @param origin the same if only the origin sends
 */
record LuckRun(boolean isFull, long flood, long origin) {
  private static final int SEEDS = 100;

  /** A latency as tiny as the blog's, in milliseconds. */
  private static final long TINY = 10;

  static List<LuckRun> all() {
    List<LuckRun> runs = new ArrayList<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      Scenario scenario = ScenarioBuilder.of(Challenge.C3C).seed(seed).build();
      Outcome flood = Simulation.run(scenario, FaultTolerantBroadcast::new);
      Outcome origin = Simulation.run(scenario, FaultTolerantBroadcast::new, "--relay", "origin");
      boolean isFull =
          flood.injectedFaults().stream()
              .anyMatch(fault -> !fault.detail().startsWith("majorities-ring"));
      runs.add(new LuckRun(isFull, latency(flood), latency(origin)));
    }
    return runs;
  }

  private static long latency(Outcome outcome) {
    return outcome.workload().stableLatencies().get("1");
  }

  /** A table of runs in Markdown. */
  static String table(List<LuckRun> runs) {
    return """
        | partitions of the run | runs | `flood`: all values within 10 ms | `flood`: median run | `origin`: all values within 10 ms | `origin`: median run |
        |---|---|---|---|---|---|
        """
        + row("rings of majorities only", runs, run -> !run.isFull)
        + row("at least one full partition", runs, LuckRun::isFull);
  }

  private static String row(String name, List<LuckRun> all, Predicate<LuckRun> which) {
    List<LuckRun> runs = all.stream().filter(which).toList();
    List<Long> floods = runs.stream().map(LuckRun::flood).sorted().toList();
    List<Long> origins = runs.stream().map(LuckRun::origin).sorted().toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d ms | %d | %d ms |%n",
        name,
        runs.size(),
        tiny(floods),
        median(floods),
        tiny(origins),
        median(origins));
  }

  private static long tiny(List<Long> latencies) {
    return latencies.stream().filter(latency -> latency <= TINY).count();
  }

  private static long median(List<Long> latencies) {
    return latencies.isEmpty() ? 0 : latencies.get(latencies.size() / 2);
  }
}
