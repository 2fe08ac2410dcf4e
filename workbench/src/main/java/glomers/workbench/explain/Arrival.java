package glomers.workbench.explain;

import java.util.List;
import java.util.Optional;

/** How a late value finally reached a node that did not have it in time. */
final class Arrival {
  /** Maximum number of hops of a route that are listed. */
  private static final int MAX_HOPS = 6;

  private Arrival() {}

  static Fact of(String node, Question question, Calls calls, Dissemination dissemination) {
    List<Transmission> path = dissemination.pathTo(node);
    if (!path.isEmpty()) {
      List<Transmission> last = path.subList(Math.max(0, path.size() - MAX_HOPS), path.size());
      return new Fact.Route(node, last, path.size());
    }
    return asked(node, question, calls)
        .or(() -> firstRead(node, question, calls))
        .orElseGet(() -> neverRead(node, question, calls));
  }

  private static Optional<Fact> asked(String node, Question question, Calls calls) {
    return calls.broadcastsOf(question.value()).stream()
        .filter(call -> call.node().equals(node))
        .findFirst()
        .map(Fact.BroadcastTo::new);
  }

  private static Optional<Fact> firstRead(String node, Question question, Calls calls) {
    return calls.readsOf(node).stream()
        .filter(read -> read.shows(question.value()))
        .findFirst()
        .map(Fact.FirstSeenIn::new);
  }

  private static Fact neverRead(String node, Question question, Calls calls) {
    boolean readAgain =
        calls.readsOf(node).stream()
            .anyMatch(read -> read.isReadThatWorked() && read.begin().time() > question.before());
    return new Fact.NotInLaterReads(node, readAgain);
  }
}
