package glomers.workbench.report;

import glomers.workbench.checker.Judgement;
import glomers.workbench.checker.Reasons.Reason;
import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.Stats;
import glomers.workbench.checker.Verdict;
import glomers.workbench.explain.Explanation;
import glomers.workbench.nemesis.Fault;
import glomers.workbench.network.Disruption;
import glomers.workbench.network.Lateness;
import glomers.workbench.network.NetworkStats;
import glomers.workbench.scenario.Finding;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Recovery;
import glomers.workbench.scenario.Targets;
import glomers.workbench.scenario.TargetsResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of a test as a map, and as JSON: Maelstrom's own map, key for key, and beside it what
 * only the workbench tells.
 */
public final class Results {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final int RATIO_DIGITS = 8;

  private Results() {}

  /**
   * The results map, its keys in a fixed order.
   *
   * @param explanations the stories of lost and late values
   * @param command what repeats the test
   */
  public static Map<String, Object> of(
      Outcome outcome, List<Explanation> explanations, String command) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("stats", stats(outcome.stats()));
    results.put("availability", availability(outcome.availability(), outcome.stats()));
    results.put("net", net(outcome.net(), outcome.stats().invoked()));
    results.put("workload", workload(outcome.workload()));
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
      results.put("workload", Map.of("valid?", outcome.verdict().toJson())); // no last reads
    }
    return results;
  }

  /**
   * The results map of a history alone: of the network it says nothing.
   *
   * @param reasons why the verdict is not valid
   * @param explanations the stories of lost values
   */
  public static Map<String, Object> of(
      Judgement judgement, List<Reason> reasons, List<Explanation> explanations, String command) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("stats", stats(judgement.stats()));
    results.put("availability", availability(Verdict.VALID, judgement.stats()));
    results.put("workload", workload(judgement.workload()));
    results.put("valid?", judgement.verdict().toJson());
    results.put("command", command);
    results.put("findings", reasons.stream().map(Results::finding).toList());
    results.put("explanations", explanations.stream().map(Results::explanation).toList());
    return results;
  }

  /** Any part of a results map as JSON, in a fixed form. */
  public static String json(Object results) {
    return JSON.writeValueAsString(results);
  }

  private static Map<String, Object> stats(Stats stats) {
    Map<String, Object> map = new LinkedHashMap<>(count(stats.all(), stats.verdict()));
    Map<String, Object> byFunction = new LinkedHashMap<>();
    stats.byFunction().forEach((f, count) -> byFunction.put(f, count(count, count.verdict())));
    map.put("by-f", byFunction);
    return map;
  }

  private static Map<String, Object> count(Stats.Count count, Verdict verdict) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("valid?", verdict.toJson());
    map.put("count", count.total());
    map.put("ok-count", count.ok());
    map.put("fail-count", count.fail());
    map.put("info-count", count.info());
    return map;
  }

  private static Map<String, Object> availability(Verdict verdict, Stats stats) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("valid?", verdict.toJson());
    map.put("ok-fraction", ratio(stats.all().ok(), stats.invoked()));
    return map;
  }

  private static Map<String, Object> net(NetworkStats net, long operations) {
    NetworkStats.Count clients = net.clients();
    NetworkStats.Count servers = net.servers();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(
        "all",
        messages(
            clients.sent() + servers.sent(), clients.received() + servers.received(), operations));
    map.put("clients", messages(clients.sent(), clients.received(), operations));
    map.put("servers", messages(servers.sent(), servers.received(), operations));
    map.put("valid?", true);
    return map;
  }

  private static Map<String, Object> messages(long sent, long received, long operations) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("send-count", sent);
    map.put("recv-count", received);
    map.put("msg-count", sent);
    map.put("msgs-per-op", ratio(sent, operations));
    return map;
  }

  private static Map<String, Object> workload(SetFull.Result result) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("worst-stale", result.worstStale().stream().map(Results::stale).toList());
    map.put("duplicated-count", 0);
    map.put("valid?", result.verdict().toJson());
    map.put("lost-count", result.lost().size());
    map.put("lost", result.lost());
    map.put("stable-count", result.stableCount());
    map.put("stale-count", result.stale().size());
    map.put("stale", result.stale());
    map.put("never-read-count", result.neverRead().size());
    map.put("stable-latencies", orNull(result.stableLatencies()));
    map.put("attempt-count", result.attempts());
    map.put("lost-latencies", orNull(result.lostLatencies()));
    map.put("never-read", result.neverRead());
    map.put("duplicated", Map.of());
    return map;
  }

  private static Map<String, Object> stale(SetFull.Stale stale) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("element", stale.value());
    map.put("outcome", "stable");
    map.put("stable-latency", stale.stableLatencyMillis());
    return map;
  }

  private static Map<String, Object> nemesis(Outcome outcome) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("partitions", outcome.times(Fault.PARTITION));
    map.put("cut-messages", outcome.affected(Fault.PARTITION));
    map.put("faults", outcome.disruptions().stream().map(Results::disruption).toList());
    return map;
  }

  private static Map<String, Object> disruption(Disruption disruption) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("fault", disruption.fault());
    map.put("number", disruption.number());
    map.put("detail", disruption.detail());
    map.put("begin", disruption.begin());
    map.put("end", disruption.end().isPresent() ? disruption.end().getAsLong() : null);
    map.put("affected", disruption.affected());
    return map;
  }

  private static Map<String, Object> quiet(Outcome outcome) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("valid?", outcome.silence().<Object>map(Recovery.Silence::quiet).orElse("unknown"));
    map.put("quiet-after-ms", outcome.silence().map(Recovery.Silence::afterMillis).orElse(null));
    return map;
  }

  private static Map<String, Object> explanation(Explanation explanation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("value", explanation.value());
    map.put("outcome", explanation.outcome());
    map.put("text", explanation.text());
    return map;
  }

  /** How late deliveries were, in milliseconds; of a run of real processes only. */
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

  private static Object orNull(Map<String, Long> quantiles) {
    return quantiles.isEmpty() ? null : quantiles;
  }

  /** Decimal arithmetic: how a double is printed differs from JDK to JDK. */
  static BigDecimal ratio(long part, long whole) {
    if (whole == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal ratio =
        BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), RATIO_DIGITS, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return ratio.scale() < 1 ? ratio.setScale(1) : ratio;
  }
}
