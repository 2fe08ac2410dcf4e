package glomers.workbench.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clients saw of a value: which nodes were asked to broadcast it, and what reads contained.
 */
final class Seen {
  /** Maximum number of broadcasts of one value that are listed. */
  private static final int MAX_BROADCASTS = 3;

  private Seen() {}

  /** The facts about a lost value, from a history alone. */
  static Explanation ofHistory(long value, Calls calls) {
    List<Fact> facts = new ArrayList<>(broadcasts(value, calls));
    facts.add(
        calls.lastWith(value).<Fact>map(Fact.LastReadWith::new).orElseGet(Fact.InNoRead::new));
    lastWithout(value, calls).ifPresent(facts::add);
    return new Explanation(value, "lost", facts, List.of(), List.of());
  }

  /** Which nodes were asked to broadcast it, and whether they acknowledged it. */
  static List<Fact> broadcasts(long value, Calls calls) {
    List<Call> broadcasts = calls.broadcastsOf(value);
    List<Fact> facts = new ArrayList<>();
    for (Call call : broadcasts.subList(0, Math.min(MAX_BROADCASTS, broadcasts.size()))) {
      facts.add(new Fact.Broadcast(call, !facts.isEmpty()));
    }
    int more = broadcasts.size() - facts.size();
    if (more > 0) {
      facts.add(new Fact.MoreBroadcasts(more));
    }
    return facts;
  }

  /** What the final reads contained. */
  static List<Fact> atTheEnd(long value, FinalReads end, Calls calls) {
    List<Fact> facts = new ArrayList<>();
    Map<String, String> failures = new LinkedHashMap<>();
    end.failed().forEach(node -> failures.put(node, end.failure(node)));
    facts.add(new Fact.AtTheEnd(end.showing(value), end.lacking(value), failures, end.unread()));
    if (end.lacking(value).isEmpty()) {
      lastWithout(value, calls).ifPresent(facts::add);
    }
    return facts;
  }

  private static Optional<Fact> lastWithout(long value, Calls calls) {
    return calls.lastWithout(value).map(Fact.LastReadWithout::new);
  }
}
