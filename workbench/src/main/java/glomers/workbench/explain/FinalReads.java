package glomers.workbench.explain;

import glomers.workbench.history.Operation;
import glomers.workbench.history.ReadSnapshot;
import glomers.workbench.run.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the nodes showed in the final reads of a test, which begin when recovery is over. Immutable.
 */
public final class FinalReads {
  private final Map<String, Call> last =
      new LinkedHashMap<>(); // by node: a successful read, if there is one
  private final List<String> unread = new ArrayList<>();

  private FinalReads(Outcome outcome, Calls calls) {
    Map<String, Call> found = new LinkedHashMap<>();
    calls.all().stream()
        .skip(outcome.schedule().invocations().size())
        .forEach(
            read ->
                found.merge(
                    read.node(),
                    read,
                    (before, next) -> before.worked() && !next.worked() ? before : next));
    for (String node : outcome.scenario().nodeIds()) {
      if (found.containsKey(node)) {
        last.put(node, found.get(node));
      } else {
        unread.add(node);
      }
    }
  }

  /** The final reads of a test; a test that ended early has none. */
  public static FinalReads of(Outcome outcome) {
    return of(outcome, Calls.of(outcome.history(), outcome.scenario()::nodeOf));
  }

  static FinalReads of(Outcome outcome, Calls calls) {
    return new FinalReads(outcome, calls);
  }

  /** The nodes that were read, in order; a node without a client is not among them. */
  public List<String> nodes() {
    return List.copyOf(last.keySet());
  }

  /** What a node showed in its successful final read; empty if none succeeded. */
  public Optional<ReadSnapshot> shown(String node) {
    return Optional.of(last.get(node))
        .filter(Call::worked)
        .map(read -> read.end().orElseThrow().reading());
  }

  /**
   * What a node did, if no final read of it succeeded: a predicate, for a sentence whose subject is
   * the node.
   */
  public String failure(String node) {
    Optional<Operation> end = last.get(node).end();
    boolean answered =
        end.isPresent() && !end.get().error().equals(Optional.of(Operation.NO_ANSWER));
    return answered ? end.get().failure() + ", to its last read" : "did not answer its last read";
  }

  List<String> showing(long value) {
    return nodes(read -> read.shows(value));
  }

  List<String> lacking(long value) {
    return nodes(read -> read.lacks(value));
  }

  /** The nodes without a successful final read. */
  List<String> failed() {
    return nodes(read -> !read.worked());
  }

  /** The nodes without a client. */
  List<String> unread() {
    return unread;
  }

  private List<String> nodes(Predicate<Call> which) {
    return last.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
