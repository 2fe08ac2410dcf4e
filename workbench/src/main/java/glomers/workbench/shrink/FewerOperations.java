package glomers.workbench.shrink;

import glomers.workbench.scenario.ScheduledOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Removes operations, replaces broadcasts by reads, and renumbers values from 0. */
final class FewerOperations implements Reduction {
  @Override
  public ShrinkCandidate reduce(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    ShrinkCandidate fewer =
        candidate.withInvocations(
            DeltaDebugging.minimize(
                candidate.invocations(),
                invocations -> fails.test(candidate.withInvocations(invocations))));
    return counted(read(fewer, fails), fails);
  }

  private static ShrinkCandidate read(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    ShrinkCandidate best = candidate;
    for (int i = 0; i < candidate.invocations().size(); i++) {
      ScheduledOperation operation = best.invocations().get(i);
      if (operation.broadcast().isPresent()) {
        List<ScheduledOperation> invocations = new ArrayList<>(best.invocations());
        invocations.set(i, ScheduledOperation.read(operation.atNanos(), operation.node()));
        ShrinkCandidate variant = best.withInvocations(invocations);
        best = fails.test(variant) ? variant : best;
      }
    }
    return best;
  }

  private static ShrinkCandidate counted(
      ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    TreeSet<Long> values = new TreeSet<>();
    candidate.invocations().forEach(operation -> operation.broadcast().ifPresent(values::add));
    Map<Long, Long> numbers = new LinkedHashMap<>();
    values.forEach(value -> numbers.put(value, (long) numbers.size()));
    List<ScheduledOperation> invocations =
        candidate.invocations().stream()
            .map(
                operation -> {
                  Optional<Long> number = operation.broadcast().map(numbers::get);
                  return new ScheduledOperation(operation.atNanos(), operation.node(), number);
                })
            .toList();
    ShrinkCandidate variant = candidate.withInvocations(invocations);
    return variant.equals(candidate) || !fails.test(variant) ? candidate : variant;
  }
}
