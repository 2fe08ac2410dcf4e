package glomers.workbench.report;

import glomers.workbench.nemesis.Fault;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Recovery;
import glomers.workbench.scenario.Scenario;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Outcomes side by side, a line each, in a table that fits 100 columns. */
public final class ComparisonTable {
  private static final String ROW = "%-12s %-8s %5s %8s %8s %9s %11s %8s %9s  %s%n";
  private static final String HEADS =
      line(
          "",
          "verdict",
          "lost",
          "half ms",
          "all ms",
          "msgs/op",
          "msgs/value",
          "retries",
          "quiet ms",
          "");

  /** How long a line may be, in characters. */
  private static final int WIDTH = 100;

  /** The faults that stop a message on its way. */
  private static final List<Fault> STOPPING = List.of(Fault.PARTITION, Fault.ONE_WAY, Fault.LOSS);

  private static final String INDENT = "             ";

  private ComparisonTable() {}

  /**
   * One line of the table.
   *
   * @param settings what the scenario is called
   * @param name what was tested
   * @param retries how many messages between nodes repeated one before
   */
  public record Row(String settings, String name, Outcome outcome, long retries) {}

  /** The table: rows of one scenario must stand together. */
  public static String of(List<Row> rows) {
    StringBuilder table = new StringBuilder();
    String settings = "";
    for (Row row : rows) {
      if (!row.settings.equals(settings)) {
        table.append(settings.isEmpty() ? "" : "\n");
        settings = row.settings;
        Scenario scenario = row.outcome.scenario();
        table.append(settings).append(": ").append(ScenarioText.settings(scenario));
        table.append(", seed ").append(scenario.seed()).append("\n").append(HEADS);
      }
      table.append(line(row));
      String why = why(row);
      if (!why.isEmpty()) {
        table.append(INDENT).append(cut(why)).append("\n");
      }
    }
    return table.append("\n").toString();
  }

  private static String line(Row row) {
    Outcome outcome = row.outcome;
    Map<String, Long> latencies = outcome.workload().stableLatencies();
    return line(
        row.name,
        outcome.verdict().toString().toLowerCase(Locale.ROOT),
        outcome.workload().lost().size(),
        latencies.isEmpty() ? "-" : latencies.get("0.5"),
        latencies.isEmpty() ? "-" : latencies.get("1"),
        VerdictText.messagesPerOperation(outcome),
        Results.ratio(outcome.net().servers().sent(), outcome.workload().attempts())
            .setScale(1, RoundingMode.HALF_UP),
        row.retries,
        outcome.silence().map(silence -> quiet(silence)).orElse("-"),
        outcome.targets().map(targets -> targets.status().toString()).orElse(""));
  }

  private static String quiet(Recovery.Silence silence) {
    return silence.quiet() ? String.valueOf(silence.afterMillis()) : "never";
  }

  /** What there is to say against it, most important first; empty if that is nothing. */
  private static String why(Row row) {
    Outcome outcome = row.outcome;
    List<Long> lost = outcome.workload().lost();
    if (outcome.completed() && !lost.isEmpty()) {
      return "lost " + some(lost) + ": " + cause(row);
    }
    return outcome.findings().stream().findFirst().map(found -> found.message()).orElse("");
  }

  private static String some(List<Long> values) {
    String others = values.size() == 1 ? "" : " and " + (values.size() - 1) + " more";
    return "value " + values.get(0) + others;
  }

  private static String cause(Row row) {
    if (row.outcome.net().servers().sent() == 0) {
      return "its nodes send each other nothing";
    }
    long stopped = STOPPING.stream().mapToLong(row.outcome::affected).sum();
    if (stopped == 0) {
      return "no message was stopped";
    }
    String again = row.retries == 0 ? "none was sent again" : row.retries + " were sent again";
    return stopped + (stopped == 1 ? " message was stopped, " : " messages were stopped, ") + again;
  }

  /** A text in one line, no longer than fits. */
  private static String cut(String text) {
    String line = text.strip().replaceAll("\\s*\n\\s*", " ");
    int room = WIDTH - INDENT.length();
    return line.length() <= room ? line : line.substring(0, room - 3) + "...";
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells).replaceAll(" +\n", "\n");
  }
}
