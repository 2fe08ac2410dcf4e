package glomers.workbench.shrink;

import glomers.workbench.scenario.ScheduledOperation;
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
  public ShrinkCandidate reduce(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    ShrinkCandidate fewer =
        candidate.withAsks(
            DeltaDebugging.minimize(
                candidate.invocations(),
                invocations -> fails.test(candidate.withAsks(invocations))));
    return counted(read(fewer, fails), fails);
  }

  private static ShrinkCandidate read(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    ShrinkCandidate best = candidate;
    for (int i = 0; i < candidate.invocations().size(); i++) {
      ScheduledOperation ask = best.invocations().get(i);
      if (ask.broadcast().isPresent()) {
        List<ScheduledOperation> invocations = new ArrayList<>(best.invocations());
        invocations.set(i, ScheduledOperation.read(ask.atNanos(), ask.node()));
        ShrinkCandidate variant = best.withAsks(invocations);
        best = fails.test(variant) ? variant : best;
      }
    }
    return best;
  }

  private static ShrinkCandidate counted(
      ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    TreeSet<Long> values = new TreeSet<>();
    candidate.invocations().forEach(ask -> ask.broadcast().ifPresent(values::add));
    Map<Long, Long> numbers = new LinkedHashMap<>();
    values.forEach(value -> numbers.put(value, (long) numbers.size()));
    List<ScheduledOperation> invocations =
        candidate.invocations().stream()
            .map(
                ask -> {
                  Optional<Long> number = ask.broadcast().map(numbers::get);
                  return new ScheduledOperation(ask.atNanos(), ask.node(), number);
                })
            .toList();
    ShrinkCandidate variant = candidate.withAsks(invocations);
    return variant.equals(candidate) || !fails.test(variant) ? candidate : variant;
  }
}
