package glomers.workbench.shrink;

import glomers.workbench.scenario.Ask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Leaves out operations, makes reads of broadcasts, and counts values from 0. */
final class FewerOperations implements Reduction {
  @Override
  public Draft reduce(Draft draft, Predicate<Draft> fails) {
    Draft fewer =
        draft.withAsks(
            DeltaDebugging.minimize(draft.asks(), asks -> fails.test(draft.withAsks(asks))));
    return counted(read(fewer, fails), fails);
  }

  private static Draft read(Draft draft, Predicate<Draft> fails) {
    Draft best = draft;
    for (int i = 0; i < draft.asks().size(); i++) {
      Ask ask = best.asks().get(i);
      if (ask.broadcast().isPresent()) {
        List<Ask> asks = new ArrayList<>(best.asks());
        asks.set(i, Ask.read(ask.atNanos(), ask.node()));
        Draft candidate = best.withAsks(asks);
        best = fails.test(candidate) ? candidate : best;
      }
    }
    return best;
  }

  private static Draft counted(Draft draft, Predicate<Draft> fails) {
    TreeSet<Long> values = new TreeSet<>();
    draft.asks().forEach(ask -> ask.broadcast().ifPresent(values::add));
    Map<Long, Long> numbers = new LinkedHashMap<>();
    values.forEach(value -> numbers.put(value, (long) numbers.size()));
    List<Ask> asks =
        draft.asks().stream()
            .map(
                ask -> {
                  Optional<Long> number = ask.broadcast().map(numbers::get);
                  return new Ask(ask.atNanos(), ask.node(), number);
                })
            .toList();
    Draft candidate = draft.withAsks(asks);
    return candidate.equals(draft) || !fails.test(candidate) ? draft : candidate;
  }
}
