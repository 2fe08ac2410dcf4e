package glomers.workbench.run;

import glomers.workbench.checker.SetFull;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds values that were acknowledged, but that no successful read began after. It is unknown
 * whether they are lost. Thread-safe.
 */
final class NeverRead {
  private static final int VALUES_SHOWN = 5;

  private NeverRead() {}

  /** A finding's text about these values; empty if there are none. */
  static Optional<String> text(Collection<Operation> history, SetFull.Result workload) {
    Set<Long> acknowledged = new LinkedHashSet<>();
    history.stream()
        .filter(operation -> operation.isBroadcast() && operation.type() == Type.OK)
        .forEach(operation -> acknowledged.add(operation.broadcastValue()));
    List<Long> unread = workload.neverRead().stream().filter(acknowledged::contains).toList();
    if (unread.isEmpty()) {
      return Optional.empty();
    }
    List<String> some = unread.stream().limit(VALUES_SHOWN).map(String::valueOf).toList();
    int more = unread.size() - some.size();
    return Optional.of(
        (unread.size() == 1 ? "value " : "values ")
            + String.join(", ", some)
            + (more > 0 ? " and " + more + " more" : "")
            + (unread.size() == 1 ? " was" : " were")
            + " acknowledged, and no read that began later succeeded: nobody knows whether a node"
            + " kept "
            + (unread.size() == 1 ? "it" : "them"));
  }
}
