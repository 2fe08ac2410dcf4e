package glomers.workbench.report;

import glomers.workbench.finding.Finding;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Recovery;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of outcomes, one line each, at most 100 columns wide. */
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

  /** Longest line, in characters. */
  private static final int WIDTH = 100;

  private static final String INDENT = "             ";

  private ComparisonTable() {}

  /**
   * One line of the table.
   *
   * @param settings the name of the scenario
   * @param name the system under test
   * @param retries counts of retransmitted messages, and of messages that faults stopped
   */
  public record Row(
      String settings, String name, Outcome outcome, RetransmissionCounter.Counts retries) {}

  /** The table. The rows of one scenario must be adjacent. */
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
        Ratio.of(outcome.net().servers().sent(), outcome.workload().attempts())
            .setScale(1, RoundingMode.HALF_UP),
        row.retries.retries() + (row.retries.complete() ? "" : "+"),
        outcome.quiescence().map(quiescence -> quiet(quiescence)).orElse("-"),
        outcome.targets().map(targets -> targets.status().toString()).orElse(""));
  }

  private static String quiet(Recovery.Quiescence quiescence) {
    return quiescence.quiet() ? String.valueOf(quiescence.afterMillis()) : "never";
  }

  /**
   * The problem of a row, in a line: why its verdict is not valid, or else the first finding; empty
   * if there is none.
   */
  public static String why(Row row) {
    Outcome outcome = row.outcome;
    List<Long> lost = outcome.workload().lost();
    if (outcome.completed() && !lost.isEmpty()) {
      return "lost " + some(lost) + ": " + cause(row);
    }
    List<Finding> findings = outcome.findings();
    return outcome
        .reason()
        .or(() -> findings.stream().findFirst())
        .map(Finding::message)
        .orElse("");
  }

  private static String some(List<Long> values) {
    String others = values.size() == 1 ? "" : " and " + (values.size() - 1) + " more";
    return "value " + values.get(0) + others;
  }

  private static String cause(Row row) {
    if (row.outcome.net().servers().sent() == 0) {
      return "its nodes send each other nothing";
    }
    long stopped = row.retries.stopped();
    long replies = row.retries.stoppedReplies();
    if (stopped + replies == 0) {
      return "no message was stopped";
    }
    if (stopped == 0) {
      return "no message was stopped but for " + replies + (replies == 1 ? " answer" : " answers");
    }
    boolean copies = row.outcome.scenario().faults().contains(FaultKind.DUPLICATE);
    String what =
        stopped == 1
            ? copies ? " copy of a message was" : " message was"
            : copies ? " copies of messages were" : " messages were";
    return stopped
        + what
        + " stopped, "
        + repeated(row.retries)
        + (replies == 0 ? "" : "; besides, " + replies + (replies == 1 ? " answer" : " answers"));
  }

  private static String repeated(RetransmissionCounter.Counts retries) {
    if (!retries.complete()) {
      return retries.repeated() + " or more were repeated";
    }
    if (retries.repeated() == 0) {
      return "none was repeated";
    }
    return retries.repeated() == retries.stopped()
        ? "all were repeated"
        : retries.repeated() + (retries.repeated() == 1 ? " was repeated" : " were repeated");
  }

  /** A text in one line, cut to the width of the table. */
  private static String cut(String text) {
    String line = text.strip().replaceAll("\\s*\n\\s*", " ");
    int room = WIDTH - INDENT.length();
    return line.length() <= room ? line : line.substring(0, room - 3) + "...";
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells).replaceAll(" +\n", "\n");
  }
}
