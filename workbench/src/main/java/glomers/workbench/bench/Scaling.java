package glomers.workbench.bench;

import static java.util.stream.Collectors.joining;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.finding.Finding;
import glomers.workbench.run.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How cost grows with the number of nodes, the rate of requests, and the number of values.
 * Immutable.
 *
 * <p>Simulated figures are the same in every run. Figures of processes depend on the machine.
 */
public final class Scaling {
  private static final String LEGEND =
      """
      The power is the one that a column grows with, from the first line to the last: 0 is a level,
      1 a straight line, 2 a square. Msgs are messages between nodes. Half and all are how long reads
      went on to miss a value, for half of the values and for all.
      """;

  private final List<ScalingTable<?>> tables;
  private final boolean quick;

  private Scaling(List<ScalingTable<?>> tables, boolean quick) {
    this.tables = List.copyOf(tables);
    this.quick = quick;
  }

  /**
   * Measures programs, simulated in this process and as processes of their own.
   *
   * @param progress follows the tables
   * @throws BenchException if a program fails
   */
  public static Scaling run(
      List<SystemUnderTest> systems, ScalingConfig config, Bench.Progress progress)
      throws BenchException, InterruptedException {
    List<ScalingTable<?>> tables = new ArrayList<>();
    try (NodeLauncher launcher = new NodeLauncher(BenchConfig.TIMEOUT_SECONDS)) {
      SimulatedScaling simulated = new SimulatedScaling(systems, config);
      ProcessScaling processes = new ProcessScaling(systems, config, launcher);
      List<Table> due =
          List.of(
              simulated::byNodes,
              simulated::byRate,
              simulated::byValues,
              processes::ready,
              processes::byNodes,
              processes::byRate,
              processes::byValues);
      for (Table table : due) {
        progress.begin("table", tables.size(), due.size());
        tables.add(table.measure());
      }
    }
    return new Scaling(tables, config.quick());
  }

  /** Measures a table. */
  private interface Table {
    ScalingTable<?> measure() throws BenchException, InterruptedException;
  }

  /** Tables of at most 100 columns. */
  public String text() {
    String note = quick ? "A quick run: too short to see a trend.\n" : "";
    return tables.stream().map(ScalingTable::text).collect(joining("\n")) + "\n" + note + LEGEND;
  }

  /** The same as a map for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("quick", quick);
    tables.forEach(table -> map.put(table.key(), table.toList()));
    return map;
  }

  /** Returns the outcome if its test completed. */
  static Outcome completed(SystemUnderTest system, Outcome outcome) throws BenchException {
    if (!outcome.completed()) {
      String why =
          outcome.findings().stream().findFirst().map(Finding::message).orElse("no reason known");
      throw new BenchException(system, "could not be tested: " + why);
    }
    return outcome;
  }
}
