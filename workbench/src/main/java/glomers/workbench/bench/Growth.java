package glomers.workbench.bench;

import glomers.workbench.scenario.Finding;
import glomers.workbench.scenario.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How cost grows with nodes, with the rate of requests, and with the values held. Immutable.
 *
 * <p>What is simulated is the same every time. What real processes do depends on the machine.
 */
public final class Growth {
  private static final String LEGEND =
      """
      The power is the one that a column grows with, from the first line to the last: 0 is a level,
      1 a straight line, 2 a square. Msgs are messages between nodes. Half and all are how long reads
      went on to miss a value, for half of the values and for all.
      """;

  private final List<GrowthTable> tables;
  private final boolean quick;

  private Growth(List<GrowthTable> tables, boolean quick) {
    this.tables = List.copyOf(tables);
    this.quick = quick;
  }

  /**
   * Measures.
   *
   * @param steps told how far it is
   * @throws BenchException if a program fails
   */
  public static Growth run(List<Subject> subjects, Extent extent, Bench.Steps steps)
      throws BenchException, InterruptedException {
    List<GrowthTable> tables = new ArrayList<>();
    try (Children children = new Children(Effort.PATIENCE_SECONDS)) {
      SimulatedGrowth simulated = new SimulatedGrowth(subjects, extent);
      RealGrowth real = new RealGrowth(subjects, extent, children);
      List<Table> todo =
          List.of(
              simulated::byNodes,
              simulated::byRate,
              simulated::byValues,
              real::ready,
              real::byNodes,
              real::byRate,
              real::byValues);
      for (Table table : todo) {
        steps.begin("table", tables.size(), todo.size());
        tables.add(table.measure());
      }
    }
    return new Growth(tables, extent.quick());
  }

  /** Tables that fit 100 columns. */
  public String text() {
    String note = quick ? "A quick run: too short to see a trend.\n" : "";
    return tables.stream().map(GrowthTable::text).collect(Collectors.joining("\n"))
        + "\n"
        + note
        + LEGEND;
  }

  /** The same, for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("quick", quick);
    tables.forEach(table -> map.put(table.key(), table.toList()));
    return map;
  }

  /** Messages between nodes for each value; NaN if there was no value. */
  static double messagesPerValue(Outcome outcome) {
    int values = outcome.workload().attempts();
    return values == 0 ? Double.NaN : outcome.net().servers().sent() / (double) values;
  }

  /** A quantile of the latencies, in milliseconds; NaN if there is none. */
  static double latency(Outcome outcome, String quantile) {
    Long millis = outcome.workload().stableLatencies().get(quantile);
    return millis == null ? Double.NaN : millis;
  }

  static void requireCompleted(Subject subject, Outcome outcome) throws BenchException {
    if (!outcome.completed()) {
      String why =
          outcome.findings().stream().findFirst().map(Finding::message).orElse("no reason known");
      throw new BenchException(subject.candidate(), "could not be tested: " + why);
    }
  }

  /** Makes a table. */
  private interface Table {
    GrowthTable measure() throws BenchException, InterruptedException;
  }
}
