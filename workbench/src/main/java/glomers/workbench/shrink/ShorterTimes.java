package glomers.workbench.shrink;

import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Shortens and rounds the gaps between events: to zero, or to a gap long enough for real processes
 * to keep the order, too.
 */
final class ShorterTimes implements Reduction {
  /** The gaps to try, in nanoseconds, shortest first. */
  private static final List<Long> GAPS =
      LongStream.of(
              0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1500, 2000, 3000, 4000, 5000,
              6000, 8000, 10_000, 15_000, 20_000, 30_000, 60_000, 120_000, 300_000)
          .map(TimeUnit.MILLISECONDS::toNanos)
          .boxed()
          .toList();

  private static final List<Long> UNITS =
      LongStream.of(100, 10, 1).map(TimeUnit.MILLISECONDS::toNanos).boxed().toList();

  /** With more different times than this, changing them one by one would take too long. */
  private static final int FEW = 40;

  @Override
  public ShrinkCandidate reduce(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    ShrinkCandidate best = even(candidate, fails);
    for (int i = 0; i < best.invocations().size() && best.invocations().size() <= FEW; i++) {
      best = earlier(best, i, fails);
    }
    int moments = moments(best).size();
    for (int i = 0; i < moments && moments <= FEW; i++) {
      best = shorter(best, i, fails);
      moments = moments(best).size();
    }
    return best;
  }

  /** Makes all gaps equal and short. */
  private static ShrinkCandidate even(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    NavigableMap<Long, Long> times = new TreeMap<>();
    long gap = GAPS.get(1);
    moments(candidate).forEach(moment -> times.put(moment, times.size() * gap));
    ShrinkCandidate variant = at(candidate, times);
    return length(variant) < length(candidate) && fails.test(variant) ? variant : candidate;
  }

  /** Moves one operation to the time of the one before it. */
  private static ShrinkCandidate earlier(
      ShrinkCandidate candidate, int index, Predicate<ShrinkCandidate> fails) {
    List<ScheduledOperation> invocations = new ArrayList<>(candidate.invocations());
    ScheduledOperation operation = invocations.get(index);
    long before = index == 0 ? 0 : invocations.get(index - 1).atNanos();
    if (operation.atNanos() <= before) {
      return candidate;
    }
    invocations.set(index, new ScheduledOperation(before, operation.node(), operation.broadcast()));
    ShrinkCandidate variant = candidate.withInvocations(invocations).withoutRest();
    return fails.test(variant) ? variant : candidate;
  }

  /** Shortens one gap, or at least rounds it. */
  private static ShrinkCandidate shorter(
      ShrinkCandidate candidate, int index, Predicate<ShrinkCandidate> fails) {
    List<Long> moments = moments(candidate);
    long gap = moments.get(index) - (index == 0 ? 0 : moments.get(index - 1));
    for (long other : variants(gap)) {
      NavigableMap<Long, Long> times = new TreeMap<>();
      for (int i = 0; i < moments.size(); i++) {
        times.put(moments.get(i), moments.get(i) + (i < index ? 0 : other - gap));
      }
      ShrinkCandidate variant = at(candidate, times);
      if (fails.test(variant)) {
        return variant;
      }
    }
    return candidate;
  }

  /** The shorter gaps to try, and for a gap that isn't round, the next round gaps above it. */
  private static List<Long> variants(long gap) {
    List<Long> variants = new ArrayList<>(GAPS.stream().filter(other -> other < gap).toList());
    if (!GAPS.contains(gap)) {
      GAPS.stream().filter(other -> other > gap).findFirst().ifPresent(variants::add);
      UNITS.stream()
          .filter(unit -> gap % unit != 0)
          .forEach(unit -> variants.add((gap / unit + 1) * unit));
    }
    return variants;
  }

  private static List<Long> moments(ShrinkCandidate candidate) {
    TreeSet<Long> moments = new TreeSet<>();
    candidate.invocations().forEach(operation -> moments.add(operation.atNanos()));
    candidate
        .faults()
        .forEach(timed -> moments.addAll(List.of(timed.fromNanos(), timed.toNanos())));
    return List.copyOf(moments);
  }

  private static long length(ShrinkCandidate candidate) {
    List<Long> moments = moments(candidate);
    return moments.isEmpty() ? 0 : moments.get(moments.size() - 1);
  }

  private static ShrinkCandidate at(ShrinkCandidate candidate, NavigableMap<Long, Long> times) {
    List<ScheduledOperation> invocations =
        candidate.invocations().stream()
            .map(
                operation ->
                    new ScheduledOperation(
                        times.get(operation.atNanos()), operation.node(), operation.broadcast()))
            .toList();
    List<ScheduledFault> faults =
        candidate.faults().stream()
            .map(
                timed ->
                    new ScheduledFault(
                        times.get(timed.fromNanos()), times.get(timed.toNanos()), timed.fault()))
            .toList();
    return candidate.withInvocations(invocations).withFaults(faults).withoutRest();
  }
}
