package glomers.workbench.checker;

import glomers.workbench.finding.FindingListener;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.ReadSnapshot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Finds anomalies in reads that Jepsen's checker ignores: duplicates, values that were never
 * broadcast, values that a node showed and later did not, and nodes whose final reads differ. The
 * final reads begin after the recovery. The time of a read is its invocation. Not thread-safe.
 */
public final class Anomalies {
  private static final String WHY_FORGOTTEN =
      "usual causes: no lock around what concurrent handlers change, or a list that starts over";

  private final IntFunction<String> nodeOf;
  private final FindingListener listener;
  private final Set<Long> broadcast = new LinkedHashSet<>();
  private final Map<Integer, Operation> pendingReads = new LinkedHashMap<>(); // by process
  private final Map<String, RegressionTracker> shownBy = new LinkedHashMap<>(); // by node
  private final Map<String, Read> lastReads = new TreeMap<>(); // by node

  private Anomalies(IntFunction<String> nodeOf, FindingListener listener) {
    this.nodeOf = nodeOf;
    this.listener = listener;
  }

  /**
   * Checks a complete history.
   *
   * @param nodeOf the node that a process reads from
   * @param finalReads when the final reads began, in nanoseconds since the operations began
   */
  public static void find(
      Collection<Operation> history,
      IntFunction<String> nodeOf,
      long finalReads,
      FindingListener listener) {
    Anomalies anomalies = new Anomalies(nodeOf, listener);
    history.stream().filter(Operation::byClient).forEach(anomalies::add);
    anomalies.compareLastReads(finalReads);
  }

  private void add(Operation operation) {
    if (operation.isBroadcast()) {
      broadcast.add(operation.broadcastValue());
    } else if (operation.type() == Type.INVOKE) {
      pendingReads.put(operation.process(), operation);
    } else {
      Operation invocation = pendingReads.remove(operation.process());
      if (operation.isOkRead() && invocation != null) {
        read(nodeOf.apply(operation.process()), new Read(invocation, operation));
      }
    }
  }

  private void read(String node, Read read) {
    lastReads.put(node, read);
    ReadSnapshot reading = read.completion().reading();
    reading
        .repeated()
        .ifPresent(
            value ->
                report(node, "duplicate-in-read", "showed " + value + " more than once", read));
    RegressionTracker shown = shownBy.computeIfAbsent(node, first -> new RegressionTracker());
    for (Long value : shown.add(read)) {
      if (!broadcast.contains(value)) {
        report(node, "unexpected-value", "showed " + value + ", which nobody had broadcast", read);
      }
    }
    shown.lackedBy(read).ifPresent(missing -> reportRegression(missing, node, read));
  }

  private void reportRegression(RegressionTracker.Lacking missing, String node, Read read) {
    String others =
        missing.more() == 0
            ? ""
            : ", nor " + missing.more() + (missing.more() == 1 ? " other" : " others");
    listener.add(
        node,
        "forgotten-value",
        "%s showed %d in the read at %s, and no longer in the read at %s%s; %s"
            .formatted(
                node, missing.value(), at(missing.shownBy()), at(read), others, WHY_FORGOTTEN));
  }

  private void compareLastReads(long finalReads) {
    // The node's final read failed.
    lastReads.values().removeIf(read -> read.completion().time() < finalReads);
    SortedSet<Long> all = new TreeSet<>();
    lastReads.values().forEach(read -> all.addAll(read.completion().reading().values()));
    lastReads.forEach(
        (node, read) -> {
          List<Long> missing =
              all.stream().filter(value -> !read.completion().reading().contains(value)).toList();
          if (!missing.isEmpty()) {
            List<Long> some = missing.stream().limit(5).toList();
            int more = missing.size() - some.size();
            report(
                node,
                "not-everywhere",
                "lacked at the end what others had, %s%s"
                    .formatted(some, more > 0 ? " and " + more + " more" : ""),
                read);
          }
        });
  }

  private void report(String node, String kind, String text, Read read) {
    listener.add(node, kind, node + " " + text + ", in the read at " + at(read));
  }

  private static String at(Read read) {
    return read.invocation().seconds() + " s";
  }
}
