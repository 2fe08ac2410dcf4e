package glomers.workbench.explain;

import glomers.workbench.history.Operation;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.network.Journal;
import glomers.workbench.scenario.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sentences about messages and faults that one explanation is made of. What a fault was, and
 * when, is said where it is first named. Not thread-safe.
 */
final class Words {
  /** More nodes than these are counted, and not named. */
  private static final int NODES_NAMED = 8;

  private final Map<String, InjectedFault> injectedFaults = new LinkedHashMap<>();
  private final Set<String> described = new LinkedHashSet<>();

  Words(Collection<InjectedFault> injectedFaults) {
    injectedFaults.forEach(injected -> this.injectedFaults.put(injected.name(), injected));
  }

  /** Nodes in a row: {@code n0, n1 and 7 more}. */
  static String names(List<String> nodes) {
    int more = nodes.size() - NODES_NAMED;
    return more <= 0
        ? String.join(", ", nodes)
        : String.join(", ", nodes.subList(0, NODES_NAMED)) + " and " + more + " more";
  }

  /** What a sentence about a time ends with, where that is not the end of the test. */
  static String byThen(Question question) {
    return question.before() == Question.END ? "" : " by then";
  }

  static String seconds(long nanos) {
    return Operation.seconds(nanos) + " s";
  }

  /** A message, and what became of it. */
  String fate(Carriage carriage) {
    String message = "message " + carriage.id();
    String sent =
        "%s sent it to %s at %s (%s)"
            .formatted(
                carriage.src(),
                carriage.dest(),
                seconds(carriage.sent()),
                carriage.type().isEmpty() ? message : carriage.type() + ", " + message);
    if (carriage.lostBy().isPresent()) {
      return sent + ", but " + lost(carriage, carriage.lostBy().get()) + ".";
    }
    if (!carriage.isDelivered()) {
      return sent + ", and it was still under way when the test ended.";
    }
    return sent
        + ", and it was delivered at "
        + seconds(carriage.arrived())
        + slowed(carriage)
        + paused(carriage)
        + ".";
  }

  /** All that one node sent another in vain: the first message, and the others together. */
  List<String> inVain(Tries tries, Question question) {
    List<String> text = new ArrayList<>();
    Carriage first = tries.first().get(0);
    text.add(fate(first));
    int more = tries.count() - 1;
    if (more == 1) {
      text.add(fate(tries.last()));
    } else if (more > 1) {
      text.add(
          "%s sent it to %s %d times more, the last time at %s: %s."
              .formatted(
                  first.src(),
                  first.dest(),
                  more,
                  seconds(tries.last().sent()),
                  fates(tries, more, question)));
    }
    return text;
  }

  /** When a node stood still in a stretch of time, if it did. */
  List<String> pauses(String node, long from, long to) {
    return injectedFaults.values().stream()
        .filter(pause -> pauses(pause, node))
        .filter(pause -> pause.begin() < to && pause.end().orElse(Long.MAX_VALUE) > from)
        .map(pause -> node + " stood still " + held(pause) + " (" + pause.name() + ").")
        .toList();
  }

  private String fates(Tries tries, int more, Question question) {
    Map<String, Integer> stopped = new LinkedHashMap<>(tries.stoppedBy());
    tries.first().get(0).lostBy().ifPresent(name -> stopped.merge(name, -1, Integer::sum));
    List<String> parts = new ArrayList<>();
    int rest = more;
    for (Map.Entry<String, Integer> entry : stopped.entrySet()) {
      if (entry.getValue() > 0) {
        boolean all = entry.getValue() == more;
        parts.add(
            entry.getKey() + " stopped " + (all ? "them all" : entry.getValue() + " of them"));
        rest -= entry.getValue();
      }
    }
    if (rest > 0) {
      boolean end = question.before() == Question.END;
      parts.add(rest + " had not arrived by " + (end ? "the end" : "then"));
    }
    return String.join(", ", parts);
  }

  private String lost(Carriage carriage, String name) {
    if (name.equals(Journal.FULL_INPUT)) {
      return "%s read nothing for so long that its input was full, and it was dropped at %s"
          .formatted(carriage.dest(), seconds(carriage.arrived()));
    }
    Optional<InjectedFault> by = Optional.ofNullable(injectedFaults.get(name));
    if (by.isEmpty()) {
      return "it was lost: " + name;
    }
    boolean cut = by.get().is(Fault.PARTITION) || by.get().is(Fault.ONE_WAY);
    String what = name + (cut ? " cut it off" : " lost it");
    return described.add(name) ? what + ": " + by.get().detail() + ", " + held(by.get()) : what;
  }

  private String slowed(Carriage carriage) {
    return injectedFaults.values().stream()
        .filter(slow -> slow.is(Fault.SLOW) && isIn(slow, carriage.sent()))
        .map(slow -> ", slowed by " + slow.name() + ", " + held(slow))
        .findFirst()
        .orElse("");
  }

  private String paused(Carriage carriage) {
    return injectedFaults.values().stream()
        .filter(pause -> pauses(pause, carriage.dest()) && isIn(pause, carriage.arrived()))
        .map(pause -> ", while " + carriage.dest() + " stood still " + held(pause))
        .findFirst()
        .orElse("");
  }

  private static boolean pauses(InjectedFault injected, String node) {
    return injected.fault().paused().contains(node);
  }

  private static boolean isIn(InjectedFault injected, long time) {
    return injected.begin() <= time && time < injected.end().orElse(Long.MAX_VALUE);
  }

  private static String held(InjectedFault injected) {
    String end = injected.end().isPresent() ? seconds(injected.end().getAsLong()) : "the end";
    return "from " + seconds(injected.begin()) + " to " + end;
  }
}
