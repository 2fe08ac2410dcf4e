package glomers.workbench.report;

import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.Stats;
import glomers.workbench.checker.Verdict;
import glomers.workbench.history.Operation;
import glomers.workbench.network.NetworkStats;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parts of a results map that a real Maelstrom has too: {@code :stats}, {@code :availability},
 * {@code :net} and {@code :workload}, with the same keys. As in Maelstrom, a key without data is
 * left out: the latencies if there is no value, the messages per operation if there is no
 * operation.
 *
 * <p>The real map also has {@code :perf}, {@code :timeline} and {@code :exceptions}, which say
 * whether plots were drawn and which exceptions the test's own threads threw. The workbench has
 * neither.
 */
final class MaelstromResults {
  private MaelstromResults() {}

  static Map<String, Object> stats(Stats stats) {
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

  static Map<String, Object> availability(Verdict verdict, Stats stats) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("valid?", verdict.toJson());
    map.put(
        "ok-fraction",
        stats.invoked() == 0 ? BigDecimal.ONE : Ratio.of(stats.all().ok(), stats.invoked()));
    return map;
  }

  static Map<String, Object> net(NetworkStats net, long operations) {
    NetworkStats.Count clients = net.clients();
    NetworkStats.Count servers = net.servers();
    Map<String, Object> all =
        messages(clients.sent() + servers.sent(), clients.received() + servers.received());
    Map<String, Object> ofServers = messages(servers.sent(), servers.received());
    if (operations > 0) {
      all.put("msgs-per-op", Ratio.of(clients.sent() + servers.sent(), operations));
      ofServers.put("msgs-per-op", Ratio.of(servers.sent(), operations));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("all", all);
    map.put("clients", messages(clients.sent(), clients.received()));
    map.put("servers", ofServers);
    map.put("valid?", true);
    return map;
  }

  private static Map<String, Object> messages(long sent, long received) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("send-count", sent);
    map.put("recv-count", received);
    map.put("msg-count", sent);
    return map;
  }

  static Map<String, Object> workload(SetFull.Result result) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("worst-stale", result.worstStale().stream().map(MaelstromResults::stale).toList());
    map.put("duplicated-count", 0);
    map.put("valid?", result.verdict().toJson());
    map.put("lost-count", result.lost().size());
    map.put("lost", result.lost());
    map.put("stable-count", result.stableCount());
    map.put("stale-count", result.stale().size());
    map.put("stale", result.stale());
    map.put("never-read-count", result.neverRead().size());
    putUnlessEmpty(map, "stable-latencies", result.stableLatencies());
    map.put("attempt-count", result.attempts());
    putUnlessEmpty(map, "lost-latencies", result.lostLatencies());
    map.put("never-read", result.neverRead());
    map.put("duplicated", Map.of());
    return map;
  }

  private static Map<String, Object> stale(SetFull.Stale stale) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("element", stale.value());
    map.put("outcome", "stable");
    map.put("stable-latency", stale.stableLatencyMillis());
    map.put("lost-latency", null);
    map.put("known", operation(stale.known()));
    map.put("last-absent", operation(stale.lastAbsent()));
    return map;
  }

  /** An operation in Jepsen's form; its set checker calls a broadcast {@code :add}. */
  private static Map<String, Object> operation(Operation operation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("index", operation.index());
    map.put("time", operation.time());
    map.put("type", operation.type().toString());
    map.put("process", operation.process());
    map.put("f", operation.isBroadcast() ? "add" : operation.function());
    map.put("value", operation.isOkRead() ? array(operation) : operation.value().orElse(null));
    return map;
  }

  /** An array, because it is printed as a vector in EDN, as the value of a read is in Maelstrom. */
  private static long[] array(Operation read) {
    return read.reading().values().stream().mapToLong(Long::longValue).toArray();
  }

  private static void putUnlessEmpty(
      Map<String, Object> map, String key, Map<String, Long> quantiles) {
    if (!quantiles.isEmpty()) {
      map.put(key, quantiles);
    }
  }
}
