package glomers.workbench.report;

import glomers.workbench.checker.CheckResult;
import glomers.workbench.checker.Reasons.Reason;
import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.Stats;
import glomers.workbench.checker.Verdict;
import glomers.workbench.explain.Explanation;
import glomers.workbench.finding.Finding;
import glomers.workbench.network.Lateness;
import glomers.workbench.network.NetworkStats;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Recovery;
import glomers.workbench.run.TargetsResult;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Targets;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The text at the end of a test: a short block, and Maelstrom's last line. */
public final class VerdictText {
  /** The last line of a run that the user stopped. */
  public static final String STOPPED = "Stopped: no verdict.";

  private static final int VALUES_SHOWN = 10;

  /**
   * Maximum number of lost values whose explanations are shown. Of stale values, only the worst is
   * explained. The result files explain more.
   */
  private static final int EXPLANATIONS_SHOWN = 2;

  private VerdictText() {}

  /** A line of the block: what it is about, and what it says. */
  public record Line(String name, String text) {}

  /** The block of text, without the last line. */
  public static String block(Outcome outcome, List<Explanation> explanations) {
    StringBuilder text = new StringBuilder();
    summary(outcome).forEach(line -> line(text, line.name, line.text));
    for (Finding finding : outcome.findings()) {
      line(text, finding.kind(), finding.message());
    }
    explanations.stream()
        .limit(outcome.workload().lost().isEmpty() ? 1 : EXPLANATIONS_SHOWN)
        .forEach(explanation -> explain(text, explanation));
    return text.toString();
  }

  /** The lines of the block before the findings and explanations. */
  public static List<Line> summary(Outcome outcome) {
    List<Line> lines = new ArrayList<>();
    if (!outcome.completed()) {
      return lines;
    }
    lines.add(new Line("operations", operations(outcome.stats())));
    lines.add(new Line("values", values(outcome.workload())));
    lines.add(new Line("stable after", latencies(outcome.workload().stableLatencies())));
    lines.add(new Line("messages", messages(outcome)));
    for (FaultKind fault : outcome.scenario().faults()) {
      lines.add(new Line(fault.toString(), fault(outcome, fault)));
    }
    if (outcome.latenciesInDoubt()) {
      lines.add(new Line("delivery", lateness(outcome.lateness())));
    }
    outcome.targets().ifPresent(result -> lines.add(new Line("targets", targets(outcome, result))));
    outcome.quiescence().ifPresent(quiescence -> lines.add(new Line("quiet", quiet(quiescence))));
    addMissing(lines, outcome.workload());
    return lines;
  }

  /**
   * The block of a history alone: as above, without the lines about the network.
   *
   * @param reasons why the verdict is not valid
   * @param explanations the explanations of lost values
   */
  public static String block(
      CheckResult checkResult, List<Reason> reasons, List<Explanation> explanations) {
    StringBuilder text = new StringBuilder();
    summary(checkResult).forEach(line -> line(text, line.name, line.text));
    reasons.forEach(reason -> line(text, reason.kind(), reason.message()));
    explanations.stream()
        .limit(EXPLANATIONS_SHOWN)
        .forEach(explanation -> explain(text, explanation));
    return text.toString();
  }

  /** The lines of the block of a history before the reasons and explanations. */
  public static List<Line> summary(CheckResult checkResult) {
    SetFull.Result workload = checkResult.workload();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("operations", operations(checkResult.stats())));
    lines.add(new Line("values", values(workload)));
    lines.add(new Line("stable after", latencies(workload.stableLatencies())));
    addMissing(lines, workload);
    return lines;
  }

  private static void addMissing(List<Line> lines, SetFull.Result workload) {
    if (!workload.lost().isEmpty()) {
      lines.add(new Line("lost", some(workload.lost())));
    }
    if (!workload.neverRead().isEmpty()) {
      lines.add(new Line("never read", some(workload.neverRead())));
    }
  }

  /** The last line, word for word as Maelstrom prints it. */
  public static String lastLine(Verdict verdict) {
    return switch (verdict) {
      case VALID -> "Everything looks good! ヽ(‘ー`)ノ";
      case INVALID -> "Analysis invalid! (ﾉಥ益ಥ）ﾉ ┻━┻";
      case UNKNOWN -> "Errors occurred during analysis, but no anomalies found. ಠ~ಠ";
    };
  }

  /** The exit status for a verdict, the same as Maelstrom's. */
  public static int exitStatus(Verdict verdict) {
    return switch (verdict) {
      case VALID -> 0;
      case INVALID -> 1;
      case UNKNOWN -> 2;
    };
  }

  private static void explain(StringBuilder text, Explanation explanation) {
    String verdict = explanation.outcome().equals("lost") ? " lost?" : " late?";
    line(text, "why was", explanation.value() + verdict);
    ExplanationText.of(explanation).forEach(sentence -> line(text, "", sentence));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-13s %s%n", name, value));
  }

  private static String operations(Stats stats) {
    Stats.Count all = stats.all();
    return String.format(
        Locale.ROOT,
        "%d: %d ok, %d failed, %d unknown",
        stats.invoked(),
        all.ok(),
        all.fail(),
        all.info());
  }

  private static String values(SetFull.Result result) {
    return String.format(
        Locale.ROOT,
        "%d broadcast: %d stable (%d of them late), %d lost, %d never read",
        result.attempts(),
        result.stableCount(),
        result.stale().size(),
        result.lost().size(),
        result.neverRead().size());
  }

  private static String latencies(Map<String, Long> quantiles) {
    if (quantiles.isEmpty()) {
      return "-";
    }
    return String.format(
        Locale.ROOT,
        "%d ms for half, %d for 95%%, %d for 99%%, %d for all",
        quantiles.get("0.5"),
        quantiles.get("0.95"),
        quantiles.get("0.99"),
        quantiles.get("1"));
  }

  private static String messages(Outcome outcome) {
    NetworkStats.Count servers = outcome.net().servers();
    return String.format(
        Locale.ROOT,
        "%d between nodes, %s an operation; %d with clients",
        servers.sent(),
        messagesPerOperation(outcome),
        outcome.net().clients().sent());
  }

  static String messagesPerOperation(Outcome outcome) {
    return Ratio.of(outcome.net().servers().sent(), outcome.stats().invoked())
        .setScale(1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static String fault(Outcome outcome, FaultKind fault) {
    long affected = outcome.affected(fault);
    String what = (fault == FaultKind.PAUSE ? "node" : "message") + (affected == 1 ? "" : "s");
    return String.format(
        Locale.ROOT, "%d, which touched %d %s", outcome.times(fault), affected, what);
  }

  private static String lateness(Lateness lateness) {
    return String.format(
        Locale.ROOT,
        "1%% of the messages came more than %d ms late, one %d ms: this machine was too busy;"
            + " latencies and targets are in doubt",
        lateness.quantileMillis(0.99),
        lateness.quantileMillis(1));
  }

  private static String targets(Outcome outcome, TargetsResult result) {
    String reasons = String.join("; ", result.reasons());
    return switch (result.status()) {
      case MET -> "met: " + targets(outcome.scenario().targets().orElseThrow());
      case MISSED -> "missed: " + reasons;
      case IN_DOUBT -> "in doubt, because messages came late: " + reasons;
      case NOT_JUDGED -> "not judged, because these are not the challenge's settings: " + reasons;
    };
  }

  private static String targets(Targets targets) {
    return String.format(
        Locale.ROOT,
        "under %.0f messages an operation, %d ms for half, %d ms for all",
        targets.messagesPerOperation(),
        targets.medianMillis(),
        targets.maxMillis());
  }

  private static String quiet(Recovery.Quiescence quiescence) {
    return quiescence.quiet()
        ? quiescence.afterMillis() + " ms after the last request and fault"
        : String.format(
            Locale.ROOT,
            quiescence.rate() < 10
                ? "never: %.1f messages a second between nodes go on"
                : "never: %.0f messages a second between nodes go on",
            quiescence.rate());
  }

  private static String some(List<Long> values) {
    String shown =
        values.stream().limit(VALUES_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    int more = values.size() - VALUES_SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
