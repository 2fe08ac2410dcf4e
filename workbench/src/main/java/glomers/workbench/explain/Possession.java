package glomers.workbench.explain;

import glomers.workbench.history.Operation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When each node first had each value, according to the records: a client asked it to broadcast the
 * value, or a message brought it, or a read showed it. Takes two longs for each node and value. Not
 * thread-safe.
 */
final class Possession {
  /** The time of an event that never happened. */
  static final long NEVER = Long.MAX_VALUE;

  private final Map<String, Integer> nodes = new LinkedHashMap<>();
  private final Map<Long, Integer> values = new LinkedHashMap<>();
  private final Calls calls;
  private final long[][] received; // from a client or a message
  private final long[][] shown; // in a read

  Possession(List<String> nodeIds, Calls calls) {
    this.calls = calls;
    nodeIds.forEach(node -> nodes.put(node, nodes.size()));
    calls.all().stream()
        .map(Call::begin)
        .filter(Operation::isBroadcast)
        .forEach(begin -> values.putIfAbsent(begin.broadcastValue(), values.size()));
    received = new long[nodes.size()][values.size()];
    shown = new long[nodes.size()][values.size()];
    Arrays.stream(shown).forEach(times -> Arrays.fill(times, NEVER));
    nodeIds.forEach(this::learnFromReads);
    forgetMessages();
  }

  /** Forgets the values from messages, and keeps those from clients' broadcasts and reads. */
  void forgetMessages() {
    Arrays.stream(received).forEach(times -> Arrays.fill(times, NEVER));
    calls.all().stream()
        .filter(call -> call.begin().isBroadcast())
        .forEach(call -> received(call.node(), call.begin().broadcastValue(), call.begin().time()));
  }

  /** Records that a node got a value, from a message or a client's broadcast. */
  void received(String node, long value, long time) {
    Integer column = values.get(value);
    if (column != null) {
      long[] times = received[nodes.get(node)];
      times[column] = Math.min(times[column], time);
    }
  }

  /** When a node first got a value from a message or a client's broadcast. */
  long received(String node, long value) {
    Integer column = values.get(value);
    return column == null ? NEVER : received[nodes.get(node)][column];
  }

  /** The earliest time at which the records show that a node had a value. */
  long had(String node, long value) {
    Integer column = values.get(value);
    return column == null
        ? NEVER
        : Math.min(received[nodes.get(node)][column], shown[nodes.get(node)][column]);
  }

  /** Whether a node showed a value before any recorded message or broadcast brought it. */
  boolean hasUnseenArrivals() {
    for (int node = 0; node < received.length; node++) {
      for (int value = 0; value < received[node].length; value++) {
        if (shown[node][value] < received[node][value]) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The values that a read is the first to show come in the log after all values of earlier reads.
   * So one pass over the log finds the first read of each value.
   */
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
