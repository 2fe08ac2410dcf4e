package glomers.workbench.explain;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** All operations of a test, in the order of their invocations. Immutable. */
final class Calls {
  private final List<Call> all;
  private final Map<String, List<Call>> reads = new LinkedHashMap<>(); // by node
  private final Map<Long, List<Call>> broadcasts = new LinkedHashMap<>(); // by value

  private Calls(List<Call> all) {
    this.all = all;
    for (Call call : all) {
      if (call.begin().isBroadcast()) {
        broadcasts.computeIfAbsent(call.begin().broadcastValue(), v -> new ArrayList<>()).add(call);
      } else {
        reads.computeIfAbsent(call.node(), node -> new ArrayList<>()).add(call);
      }
    }
  }

  /**
   * @param nodeOf the node that a process sends requests to
   */
  static Calls of(Collection<Operation> history, IntFunction<String> nodeOf) {
    List<Call> calls = new ArrayList<>();
    Map<Integer, Integer> pending = new LinkedHashMap<>(); // process to its index in the list
    for (Operation operation : history) {
      if (operation.byClient() && operation.type() == Type.INVOKE) {
        pending.put(operation.process(), calls.size());
        calls.add(new Call(nodeOf.apply(operation.process()), operation, Optional.empty()));
      } else if (operation.byClient() && pending.containsKey(operation.process())) {
        int place = pending.remove(operation.process());
        Call begun = calls.get(place);
        calls.set(place, new Call(begun.node(), begun.begin(), Optional.of(operation)));
      }
    }
    return new Calls(List.copyOf(calls));
  }

  List<Call> all() {
    return all;
  }

  /** The reads of one node. */
  List<Call> readsOf(String node) {
    return reads.getOrDefault(node, List.of());
  }

  /** The broadcasts of one value. */
  List<Call> broadcastsOf(long value) {
    return broadcasts.getOrDefault(value, List.of());
  }

  /** The successful read without a value that was invoked last. */
  Optional<Call> lastWithout(long value) {
    return all.stream().filter(call -> call.lacks(value)).reduce((first, second) -> second);
  }

  /** The read with a value that was invoked last. */
  Optional<Call> lastWith(long value) {
    return all.stream().filter(call -> call.shows(value)).reduce((first, second) -> second);
  }
}
