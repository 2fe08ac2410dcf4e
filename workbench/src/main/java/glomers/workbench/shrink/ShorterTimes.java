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
 * Brings what happens closer together, and to round times: none, or so much that real processes,
 * too, keep the order.
 */
final class ShorterTimes implements Reduction {
  /** The gaps that are worth a try, in nanoseconds, shortest first. */
  private static final List<Long> GAPS =
      LongStream.of(
              0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1500, 2000, 3000, 4000, 5000,
              6000, 8000, 10_000, 15_000, 20_000, 30_000, 60_000, 120_000, 300_000)
          .map(TimeUnit.MILLISECONDS::toNanos)
          .boxed()
          .toList();

  private static final List<Long> UNITS =
      LongStream.of(100, 10, 1).map(TimeUnit.MILLISECONDS::toNanos).boxed().toList();

  /** With more moments than these, one by one would take too long. */
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

  /** All gaps the same, and short. */
  private static ShrinkCandidate even(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    NavigableMap<Long, Long> times = new TreeMap<>();
    long gap = GAPS.get(1);
    moments(candidate).forEach(moment -> times.put(moment, times.size() * gap));
    ShrinkCandidate variant = at(candidate, times);
    return length(variant) < length(candidate) && fails.test(variant) ? variant : candidate;
  }

  /** One operation right after the one before it. */
  private static ShrinkCandidate earlier(
      ShrinkCandidate candidate, int index, Predicate<ShrinkCandidate> fails) {
    List<ScheduledOperation> invocations = new ArrayList<>(candidate.invocations());
    ScheduledOperation ask = invocations.get(index);
    long before = index == 0 ? 0 : invocations.get(index - 1).atNanos();
    if (ask.atNanos() <= before) {
      return candidate;
    }
    invocations.set(index, new ScheduledOperation(before, ask.node(), ask.broadcast()));
    ShrinkCandidate variant = candidate.withAsks(invocations).withoutRest();
    return fails.test(variant) ? variant : candidate;
  }

  /** One gap shorter, or at least round. */
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

  /** All that is shorter; and for a gap that isn't round, what is next above it. */
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
    candidate.invocations().forEach(ask -> moments.add(ask.atNanos()));
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
                ask ->
                    new ScheduledOperation(times.get(ask.atNanos()), ask.node(), ask.broadcast()))
            .toList();
    List<ScheduledFault> faults =
        candidate.faults().stream()
            .map(
                timed ->
                    new ScheduledFault(
                        times.get(timed.fromNanos()), times.get(timed.toNanos()), timed.fault()))
            .toList();
    return candidate.withAsks(invocations).withFaults(faults).withoutRest();
  }
}
