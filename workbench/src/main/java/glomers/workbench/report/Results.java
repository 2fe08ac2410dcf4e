package glomers.workbench.report;

import glomers.workbench.checker.CheckResult;
import glomers.workbench.checker.Reasons.Reason;
import glomers.workbench.checker.Verdict;
import glomers.workbench.explain.Explanation;
import glomers.workbench.finding.Finding;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.network.Lateness;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Recovery;
import glomers.workbench.run.TargetsResult;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Targets;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of a test as a map, and as JSON: {@linkplain MaelstromResults Maelstrom's keys}, and
 * the workbench's own.
 */
public final class Results {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private Results() {}

  /**
   * The results map, its keys in a fixed order.
   *
   * @param explanations the explanations of lost and stale values
   * @param command the command that repeats the test
   */
  public static Map<String, Object> of(
      Outcome outcome, List<Explanation> explanations, String command) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("stats", MaelstromResults.stats(outcome.stats()));
    results.put(
        "availability", MaelstromResults.availability(outcome.availability(), outcome.stats()));
    results.put("net", MaelstromResults.net(outcome.net(), outcome.stats().invoked()));
    results.put("workload", MaelstromResults.workload(outcome.workload()));
    results.put("valid?", outcome.verdict().toJson());
    results.put("seed", outcome.scenario().seed());
    results.put("command", command);
    results.put("nemesis", nemesis(outcome));
    results.put("quiet", quiet(outcome));
    results.put("findings", outcome.findings().stream().map(Results::finding).toList());
    results.put("explanations", explanations.stream().map(Results::explanation).toList());
    if (outcome.latenciesInDoubt()) {
      results.put("lateness", lateness(outcome.lateness()));
    }
    outcome.targets().ifPresent(result -> results.put("targets", targets(outcome, result)));
    if (outcome.stopped()) {
      results.put("stopped", true);
      results.put(
          "workload", Map.of("valid?", outcome.verdict().toJson())); // there were no final reads
    }
    return results;
  }

  /**
   * The results map of a history alone, without the network.
   *
   * @param reasons why the verdict is not valid
   * @param explanations the explanations of lost values
   */
  public static Map<String, Object> of(
      CheckResult checkResult,
      List<Reason> reasons,
      List<Explanation> explanations,
      String command) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("stats", MaelstromResults.stats(checkResult.stats()));
    results.put("availability", MaelstromResults.availability(Verdict.VALID, checkResult.stats()));
    results.put("workload", MaelstromResults.workload(checkResult.workload()));
    results.put("valid?", checkResult.verdict().toJson());
    results.put("command", command);
    results.put("findings", reasons.stream().map(Results::finding).toList());
    results.put("explanations", explanations.stream().map(Results::explanation).toList());
    return results;
  }

  /** A results map, or a part of one, as JSON with fixed formatting. */
  public static String json(Object results) {
    return JSON.writeValueAsString(results);
  }

  private static Map<String, Object> nemesis(Outcome outcome) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("partitions", outcome.times(FaultKind.PARTITION));
    map.put("cut-messages", outcome.affected(FaultKind.PARTITION));
    map.put("faults", outcome.injectedFaults().stream().map(Results::injected).toList());
    return map;
  }

  private static Map<String, Object> injected(InjectedFault injected) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("fault", injected.fault().kind().toString());
    map.put("number", injected.number());
    map.put("detail", injected.detail());
    map.put("begin", injected.begin());
    map.put("end", injected.end().isPresent() ? injected.end().getAsLong() : null);
    map.put("affected", injected.affected());
    return map;
  }

  private static Map<String, Object> quiet(Outcome outcome) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(
        "valid?", outcome.quiescence().<Object>map(Recovery.Quiescence::quiet).orElse("unknown"));
    map.put(
        "quiet-after-ms", outcome.quiescence().map(Recovery.Quiescence::afterMillis).orElse(null));
    return map;
  }

  private static Map<String, Object> explanation(Explanation explanation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("value", explanation.value());
    map.put("outcome", explanation.outcome());
    map.put("text", ExplanationText.of(explanation));
    return map;
  }

  /** How late deliveries were, in milliseconds; only for runs of real processes. */
  private static Map<String, Object> lateness(Lateness lateness) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String share : List.of("0.5", "0.95", "0.99", "1")) {
      map.put(share, lateness.quantileMillis(Double.parseDouble(share)));
    }
    return map;
  }

  private static Map<String, Object> targets(Outcome outcome, TargetsResult result) {
    Targets targets = outcome.scenario().targets().orElseThrow();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("met?", result.status().toJson());
    map.put("status", result.status().toString());
    map.put("reasons", result.reasons());
    map.put("msgs-per-op-under", BigDecimal.valueOf(targets.messagesPerOperation()));
    map.put("median-ms-under", targets.medianMillis());
    map.put("max-ms-under", targets.maxMillis());
    return map;
  }

  private static Map<String, Object> finding(Reason reason) {
    return finding(new Finding(reason.kind(), Optional.empty(), reason.message()));
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", finding.kind());
    finding.node().ifPresent(node -> map.put("node", node));
    map.put("message", finding.message());
    return map;
  }
}
