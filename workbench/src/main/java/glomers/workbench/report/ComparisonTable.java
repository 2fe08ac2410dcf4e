package glomers.workbench.report;

import glomers.workbench.scenario.Outcome;
import java.util.Locale;
import java.util.Map;

/** Outcomes side by side, a line each. */
public final class ComparisonTable {
  private static final String ROW = "%-5s %-8s %6s %8s %8s %6s %12s %12s %12s%n";

  private ComparisonTable() {}

  /** The table, with a heading, by the names of what was tested. */
  public static String of(Map<String, Outcome> outcomes) {
    StringBuilder table = new StringBuilder();
    table.append(
        row(
            "part",
            "verdict",
            "nodes",
            "values",
            "lost",
            "late",
            "stable, half",
            "stable, all",
            "messages/op"));
    outcomes.forEach((name, outcome) -> table.append(row(name, outcome)));
    return table.toString();
  }

  private static String row(String name, Outcome outcome) {
    Map<String, Long> latencies = outcome.workload().stableLatencies();
    return row(
        name,
        outcome.verdict().toString().toLowerCase(Locale.ROOT),
        outcome.scenario().nodeCount(),
        outcome.workload().attempts(),
        outcome.workload().lost().size(),
        outcome.workload().stale().size(),
        latencies.isEmpty() ? "-" : latencies.get("0.5") + " ms",
        latencies.isEmpty() ? "-" : latencies.get("1") + " ms",
        VerdictText.messagesPerOperation(outcome));
  }

  private static String row(Object... cells) {
    return String.format(ROW, cells);
  }
}
