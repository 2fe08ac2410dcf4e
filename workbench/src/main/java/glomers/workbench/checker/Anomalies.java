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
 * What is wrong in reads and what Jepsen's check does not look at: duplicates, values that nobody
 * broadcast, values that a node showed and then didn't, and nodes that differ at the end: in the
 * reads that all begin after recovery. The time of a read is when it began.
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
   * Looks at a whole history.
   *
   * @param nodeOf the node that a process talks to
   * @param finalReads when the last reads of all began
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
                complain(node, "duplicate-in-read", "showed " + value + " more than once", read));
    RegressionTracker shown = shownBy.computeIfAbsent(node, first -> new RegressionTracker());
    for (Long value : shown.add(read)) {
      if (!broadcast.contains(value)) {
        complain(
            node, "unexpected-value", "showed " + value + ", which nobody had broadcast", read);
      }
    }
    shown.lackedBy(read).ifPresent(lacking -> complainOf(lacking, node, read));
  }

  private void complainOf(RegressionTracker.Lacking lacking, String node, Read read) {
    String others =
        lacking.more() == 0
            ? ""
            : ", nor " + lacking.more() + (lacking.more() == 1 ? " other" : " others");
    listener.add(
        node,
        "forgotten-value",
        "%s showed %d in the read at %s, and no longer in the read at %s%s; %s"
            .formatted(
                node, lacking.value(), at(lacking.shownBy()), at(read), others, WHY_FORGOTTEN));
  }

  private void compareLastReads(long finalReads) {
    lastReads
        .values()
        .removeIf(read -> read.completion().time() < finalReads); // its last one failed
    SortedSet<Long> all = new TreeSet<>();
    lastReads.values().forEach(read -> all.addAll(read.completion().reading().values()));
    lastReads.forEach(
        (node, read) -> {
          List<Long> lacking =
              all.stream().filter(value -> !read.completion().reading().contains(value)).toList();
          if (!lacking.isEmpty()) {
            List<Long> some = lacking.stream().limit(5).toList();
            int more = lacking.size() - some.size();
            complain(
                node,
                "not-everywhere",
                "lacked at the end what others had, %s%s"
                    .formatted(some, more > 0 ? " and " + more + " more" : ""),
                read);
          }
        });
  }

  private void complain(String node, String kind, String text, Read read) {
    listener.add(node, kind, node + " " + text + ", in the read at " + at(read));
  }

  private static String at(Read read) {
    return read.invocation().seconds() + " s";
  }
}
