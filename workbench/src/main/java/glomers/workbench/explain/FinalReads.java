package glomers.workbench.explain;

import glomers.workbench.history.Reading;
import glomers.workbench.scenario.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the nodes showed at the end of a test: in the reads that begin once recovery is over, and in
 * no read before. Immutable.
 */
public final class FinalReads {
  private final Map<String, Optional<Reading>> answers = new LinkedHashMap<>(); // by node
  private final List<String> unread = new ArrayList<>();

  private FinalReads(Outcome outcome, Calls calls) {
    Map<String, Optional<Reading>> last = new LinkedHashMap<>();
    calls.all().stream()
        .skip(outcome.script().asks().size())
        .forEach(
            read -> {
              Optional<Reading> before = last.getOrDefault(read.node(), Optional.empty());
              last.put(
                  read.node(),
                  read.isReadThatWorked()
                      ? Optional.of(read.end().orElseThrow().reading())
                      : before);
            });
    for (String node : outcome.scenario().nodeIds()) {
      if (last.containsKey(node)) {
        answers.put(node, last.get(node));
      } else {
        unread.add(node);
      }
    }
  }

  /** Looks for them in a test that went on to its end; in another there are none. */
  public static FinalReads of(Outcome outcome) {
    return of(outcome, Calls.of(outcome.history(), outcome.scenario()::nodeOf));
  }

  static FinalReads of(Outcome outcome, Calls calls) {
    return new FinalReads(outcome, calls);
  }

  /**
   * What the last read of each node showed, in the order of the nodes; empty if the node did not
   * answer. A node that no client asks has no last read, and is not among them.
   */
  public Map<String, Optional<Reading>> answers() {
    return answers;
  }

  List<String> showing(long value) {
    return nodes(answer -> answer.isPresent() && answer.get().contains(value));
  }

  List<String> lacking(long value) {
    return nodes(answer -> answer.isPresent() && !answer.get().contains(value));
  }

  List<String> silent() {
    return nodes(Optional::isEmpty);
  }

  /** The nodes that no client asks. */
  List<String> unread() {
    return unread;
  }

  private List<String> nodes(Predicate<Optional<Reading>> which) {
    return answers.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
