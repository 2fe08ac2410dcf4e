package glomers.workbench.explain;

import glomers.workbench.history.Operation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When each node first had each value, as far as the records tell: it was asked to broadcast it, or
 * a message brought it, or a read showed it. Two longs for each node and value. Not thread-safe.
 */
final class Possession {
  /** The time of what never happened. */
  static final long NEVER = Long.MAX_VALUE;

  private final Map<String, Integer> nodes = new LinkedHashMap<>();
  private final Map<Long, Integer> values = new LinkedHashMap<>();
  private final Calls calls;
  private final long[][] told; // asked to broadcast it, or got it in a message
  private final long[][] shown; // in a read

  Possession(List<String> nodeIds, Calls calls) {
    this.calls = calls;
    nodeIds.forEach(node -> nodes.put(node, nodes.size()));
    calls.all().stream()
        .map(Call::begin)
        .filter(Operation::isBroadcast)
        .forEach(begin -> values.putIfAbsent(begin.broadcastValue(), values.size()));
    told = new long[nodes.size()][values.size()];
    shown = new long[nodes.size()][values.size()];
    Arrays.stream(shown).forEach(times -> Arrays.fill(times, NEVER));
    nodeIds.forEach(this::learnFromReads);
    forgetMessages();
  }

  /** Forgets what messages brought, and keeps what clients asked and read. */
  void forgetMessages() {
    Arrays.stream(told).forEach(times -> Arrays.fill(times, NEVER));
    calls.all().stream()
        .filter(call -> call.begin().isBroadcast())
        .forEach(call -> told(call.node(), call.begin().broadcastValue(), call.begin().time()));
  }

  /** A message brought a node a value, or a client asked it for that. */
  void told(String node, long value, long time) {
    Integer column = values.get(value);
    if (column != null) {
      long[] times = told[nodes.get(node)];
      times[column] = Math.min(times[column], time);
    }
  }

  /** When a client or a message first told a node a value. */
  long told(String node, long value) {
    Integer column = values.get(value);
    return column == null ? NEVER : told[nodes.get(node)][column];
  }

  /** When a node first had a value, at the latest. */
  long had(String node, long value) {
    Integer column = values.get(value);
    return column == null
        ? NEVER
        : Math.min(told[nodes.get(node)][column], shown[nodes.get(node)][column]);
  }

  /**
   * Whether a node showed a value, and nothing that it was told before could be how it came there.
   */
  boolean hasUntold() {
    for (int node = 0; node < told.length; node++) {
      for (int value = 0; value < told[node].length; value++) {
        if (shown[node][value] < told[node][value]) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a read shows for the first time stands behind all that others showed before. */
  private void learnFromReads(String node) {
    long[] times = shown[nodes.get(node)];
    List<Operation> ends =
        calls.readsOf(node).stream()
            .filter(Call::isReadThatWorked)
            .map(read -> read.end().orElseThrow())
            .sorted(Comparator.comparingLong(Operation::index))
            .toList();
    int known = 0; // all logs of a node have a value at the same position
    for (Operation end : ends) {
      for (; known < end.reading().end(); known++) {
        Integer column = values.get(end.reading().log().valueAt(known));
        if (column != null) {
          times[column] = Math.min(times[column], end.time());
        }
      }
    }
  }
}
