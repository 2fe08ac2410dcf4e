package glomers.workbench.checker;

import glomers.workbench.history.Operation;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of operations by their ends: Jepsen's {@code :stats}, and Maelstrom's {@code
 * :availability}. If one kind of operation never succeeded, the test is invalid. Immutable.
 *
 * @param all the counts of all operations
 * @param byFunction the counts of each kind of operation
 * @param invoked the number of invocations
 */
public record Stats(Count all, SortedMap<String, Count> byFunction, long invoked) {

  /** The numbers of operations by their ends. Immutable. */
  public record Count(long ok, long fail, long info) {
    /** All ends. */
    public long total() {
      return ok + fail + info;
    }

    /** Valid if at least one operation succeeded. */
    public Verdict verdict() {
      return ok > 0 ? Verdict.VALID : Verdict.INVALID;
    }

    private Count plus(Operation.Type type) {
      return switch (type) {
        case OK -> new Count(ok + 1, fail, info);
        case FAIL -> new Count(ok, fail + 1, info);
        case INFO -> new Count(ok, fail, info + 1);
        case INVOKE -> this;
      };
    }
  }

  /** Counts the operations of a history. */
  public static Stats of(Collection<Operation> history) {
    Count all = new Count(0, 0, 0);
    SortedMap<String, Count> byFunction = new TreeMap<>();
    long invoked = 0;
    for (Operation operation : history) {
      if (operation.byClient()) {
        Count before = byFunction.getOrDefault(operation.function(), new Count(0, 0, 0));
        byFunction.put(operation.function(), before.plus(operation.type()));
        all = all.plus(operation.type());
        invoked += operation.type() == Operation.Type.INVOKE ? 1 : 0;
      }
    }
    return new Stats(all, byFunction, invoked);
  }

  /** Valid if every kind of operation succeeded at least once. */
  public Verdict verdict() {
    return byFunction.values().stream().map(Count::verdict).reduce(Verdict.VALID, Verdict::and);
  }
}
