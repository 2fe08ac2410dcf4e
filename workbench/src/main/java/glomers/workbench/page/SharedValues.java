package glomers.workbench.page;

import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.SetFull.Fate;
import glomers.workbench.checker.SetFull.ValueFate;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.run.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The values that were broadcast in all runs of a scenario, and which of them show most about the
 * differences between the programs. Immutable.
 */
final class SharedValues {
  /** How many values of each kind are chosen. */
  private static final int OF_A_KIND = 3;

  private final List<Outcome> outcomes;
  private final List<Map<Long, ValueFate>> fates = new ArrayList<>(); // by run, then by value
  private final List<Long> values; // in the order of their broadcasts

  /**
   * @param outcomes the outcomes of the programs, in their order
   * @param until values that were broadcast later are left out, in nanoseconds since the operations
   *     began
   */
  SharedValues(List<Outcome> outcomes, long until) {
    this.outcomes = outcomes;
    for (Outcome outcome : outcomes) {
      Map<Long, ValueFate> ofRun = new LinkedHashMap<>();
      SetFull.fates(outcome.history()).forEach(fate -> ofRun.put(fate.value(), fate));
      fates.add(ofRun);
    }
    Set<Long> shared = new LinkedHashSet<>();
    for (Operation operation : outcomes.get(0).history()) {
      if (operation.byClient()
          && operation.type() == Type.INVOKE
          && operation.isBroadcast()
          && operation.time() <= until
          && fates.stream().allMatch(ofRun -> ofRun.containsKey(operation.broadcastValue()))) {
        shared.add(operation.broadcastValue());
      }
    }
    values = List.copyOf(shared);
  }

  /**
   * The values that show most: first those that a program whose nodes send messages lost, and that
   * the next program kept; then those that the next program spread in another time; then those that
   * a program without messages lost; and the first that were broadcast.
   */
  Set<Long> telling() {
    Set<Long> telling = new LinkedHashSet<>();
    addLostAndKept(telling, true);
    addLatest(telling);
    addLostAndKept(telling, false);
    values.stream().limit(OF_A_KIND).forEach(telling::add);
    return telling;
  }

  /** Whether a program whose nodes send messages lost a value that the next program kept. */
  boolean areSomeLostAndKept() {
    Set<Long> some = new LinkedHashSet<>();
    addLostAndKept(some, true);
    return !some.isEmpty();
  }

  private void addLostAndKept(Set<Long> telling, boolean sends) {
    for (int run = 0; run + 1 < outcomes.size(); run++) {
      if ((outcomes.get(run).net().servers().sent() > 0) == sends) {
        add(telling, run, (one, next) -> isLost(one) && !isLost(next));
      }
    }
  }

  private void add(Set<Long> telling, int run, BiPredicate<ValueFate, ValueFate> condition) {
    values.stream()
        .filter(value -> condition.test(fates.get(run).get(value), fates.get(run + 1).get(value)))
        .limit(OF_A_KIND)
        .forEach(telling::add);
  }

  private void addLatest(Set<Long> telling) {
    for (Map<Long, ValueFate> ofRun : fates) {
      values.stream()
          .filter(value -> ofRun.get(value).fate() == Fate.STALE)
          .max(Comparator.comparingLong(value -> ofRun.get(value).latencyMillis().orElse(0)))
          .ifPresent(telling::add);
    }
  }

  private static boolean isLost(ValueFate fate) {
    return fate.fate() == Fate.LOST;
  }

  /** What became of values in a run. */
  List<ValueFate> fates(int run, Set<Long> chosen) {
    return chosen.stream().map(fates.get(run)::get).toList();
  }
}
