package glomers.workbench.report;

import glomers.workbench.nemesis.Fault;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Recovery;
import glomers.workbench.scenario.Scenario;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Outcomes side by side, a line each, in a table that fits 100 columns. */
public final class ComparisonTable {
  private static final String ROW = "%-10s %-8s %5s %8s %8s %9s %10s %8s  %s%n";

  private ComparisonTable() {}

  /**
   * One line of the table.
   *
   * @param challenge the settings
   * @param name what was tested
   */
  public record Row(String challenge, String name, Outcome outcome) {}

  /** The table: rows of one challenge must stand together. */
  public static String of(List<Row> rows) {
    StringBuilder table = new StringBuilder();
    String challenge = "";
    for (Row row : rows) {
      if (!row.challenge.equals(challenge)) {
        challenge = row.challenge;
        table.append(challenge.equals(rows.get(0).challenge) ? "" : "\n");
        table.append(heading(challenge, row.outcome.scenario())).append("\n");
        table.append(
            line(
                "",
                "verdict",
                "lost",
                "half ms",
                "all ms",
                "msgs/op",
                "msgs/value",
                "quiet ms",
                ""));
      }
      table.append(line(row));
    }
    return table.append("\n").toString();
  }

  private static String heading(String challenge, Scenario scenario) {
    String nodes = scenario.nodeCount() == 1 ? "1 node" : scenario.nodeCount() + " nodes";
    long latency = scenario.latency().meanNanos() / 1_000_000;
    return String.format(
        Locale.ROOT,
        "%s: %s, %.0f s, %.0f operations a second%s%s, seed %d",
        challenge,
        nodes,
        scenario.timeLimitNanos() / 1e9,
        scenario.rate(),
        latency > 0 ? ", " + latency + " ms latency" : "",
        scenario.faults().isEmpty() ? "" : ", " + scenario.faults(),
        scenario.seed());
  }

  private static String line(Row row) {
    Outcome outcome = row.outcome;
    Map<String, Long> latencies = outcome.workload().stableLatencies();
    return line(
        row.name,
        outcome.verdict().toString().toLowerCase(Locale.ROOT),
        outcome.workload().lost().size(),
        latencies.getOrDefault("0.5", -1L) < 0 ? "-" : latencies.get("0.5"),
        latencies.getOrDefault("1", -1L) < 0 ? "-" : latencies.get("1"),
        VerdictText.messagesPerOperation(outcome),
        Results.ratio(outcome.net().servers().sent(), outcome.workload().attempts())
            .setScale(1, RoundingMode.HALF_UP),
        outcome.silence().map(silence -> quiet(silence)).orElse("-"),
        note(outcome));
  }

  private static String quiet(Recovery.Silence silence) {
    return silence.quiet() ? String.valueOf(silence.afterMillis()) : "never";
  }

  /** Why it failed, or whether it met the challenge's targets, in a few words. */
  private static String note(Outcome outcome) {
    if (!outcome.workload().lost().isEmpty()) {
      long cut = outcome.affected(Fault.PARTITION);
      return cut > 0 ? cut + " messages cut" : "no message was cut";
    }
    Optional<String> finding = outcome.findings().stream().map(f -> f.kind()).findFirst();
    return outcome
        .targetsMet()
        .map(met -> met ? "targets met" : "targets missed")
        .or(() -> finding)
        .orElse("");
  }

  private static String line(Object... cells) {
    return String.format(ROW, cells).replaceAll(" +\n", "\n");
  }
}
