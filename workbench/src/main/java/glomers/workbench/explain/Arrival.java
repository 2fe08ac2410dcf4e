package glomers.workbench.explain;

import static glomers.workbench.explain.Words.seconds;

import java.util.List;
import java.util.Optional;

/** How a value came after all to a node that did not have it in time, in a sentence. */
final class Arrival {
  /** How many hops of a value's way to a node are told. */
  private static final int HOPS_TOLD = 6;

  private Arrival() {}

  static String of(String node, Question question, Calls calls, Travels travels) {
    List<Carriage> way = travels.wayTo(node);
    if (way.size() > 1) {
      return hops(way, node);
    }
    if (way.size() == 1) {
      Carriage hop = way.get(0);
      return node + " got it at " + seconds(hop.arrived()) + ", from " + hop.src() + ".";
    }
    return asked(node, question, calls)
        .or(() -> shown(node, question, calls))
        .orElseGet(() -> neverShown(node, question, calls));
  }

  private static String hops(List<Carriage> way, String node) {
    int left = Math.max(0, way.size() - HOPS_TOLD);
    List<String> hops =
        way.stream().skip(left).map(hop -> hop.link() + " at " + seconds(hop.arrived())).toList();
    String end = left == 0 ? "" : " (the last " + HOPS_TOLD + " of " + way.size() + " hops)";
    return "It came to " + node + " at last: " + String.join(", ", hops) + end + ".";
  }

  private static Optional<String> asked(String node, Question question, Calls calls) {
    return calls.broadcastsOf(question.value()).stream()
        .filter(call -> call.node().equals(node))
        .findFirst()
        .map(
            call ->
                "%s itself was asked to broadcast it at %s."
                    .formatted(node, seconds(call.begin().time())));
  }

  private static Optional<String> shown(String node, Question question, Calls calls) {
    return calls.readsOf(node).stream()
        .filter(read -> read.shows(question.value()))
        .findFirst()
        .map(
            read ->
                "%s first showed it in the read at %s."
                    .formatted(node, seconds(read.begin().time())));
  }

  private static String neverShown(String node, Question question, Calls calls) {
    boolean readAgain =
        calls.readsOf(node).stream()
            .anyMatch(read -> read.isReadThatWorked() && read.begin().time() > question.before());
    return readAgain
        ? "No read of " + node + " showed it later either."
        : "No later read of " + node + " worked.";
  }
}
