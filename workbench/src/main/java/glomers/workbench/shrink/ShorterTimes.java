package glomers.workbench.shrink;

import glomers.workbench.scenario.Ask;
import glomers.workbench.scenario.TimedFault;
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
  public Draft reduce(Draft draft, Predicate<Draft> fails) {
    Draft best = even(draft, fails);
    for (int i = 0; i < best.asks().size() && best.asks().size() <= FEW; i++) {
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
  private static Draft even(Draft draft, Predicate<Draft> fails) {
    NavigableMap<Long, Long> times = new TreeMap<>();
    long gap = GAPS.get(1);
    moments(draft).forEach(moment -> times.put(moment, times.size() * gap));
    Draft candidate = at(draft, times);
    return length(candidate) < length(draft) && fails.test(candidate) ? candidate : draft;
  }

  /** One operation right after the one before it. */
  private static Draft earlier(Draft draft, int index, Predicate<Draft> fails) {
    List<Ask> asks = new ArrayList<>(draft.asks());
    Ask ask = asks.get(index);
    long before = index == 0 ? 0 : asks.get(index - 1).atNanos();
    if (ask.atNanos() <= before) {
      return draft;
    }
    asks.set(index, new Ask(before, ask.node(), ask.broadcast()));
    Draft candidate = draft.withAsks(asks).withoutRest();
    return fails.test(candidate) ? candidate : draft;
  }

  /** One gap shorter, or at least round. */
  private static Draft shorter(Draft draft, int index, Predicate<Draft> fails) {
    List<Long> moments = moments(draft);
    long gap = moments.get(index) - (index == 0 ? 0 : moments.get(index - 1));
    for (long other : candidates(gap)) {
      NavigableMap<Long, Long> times = new TreeMap<>();
      for (int i = 0; i < moments.size(); i++) {
        times.put(moments.get(i), moments.get(i) + (i < index ? 0 : other - gap));
      }
      Draft candidate = at(draft, times);
      if (fails.test(candidate)) {
        return candidate;
      }
    }
    return draft;
  }

  /** All that is shorter; and for a gap that isn't round, what is next above it. */
  private static List<Long> candidates(long gap) {
    List<Long> candidates = new ArrayList<>(GAPS.stream().filter(other -> other < gap).toList());
    if (!GAPS.contains(gap)) {
      GAPS.stream().filter(other -> other > gap).findFirst().ifPresent(candidates::add);
      UNITS.stream()
          .filter(unit -> gap % unit != 0)
          .forEach(unit -> candidates.add((gap / unit + 1) * unit));
    }
    return candidates;
  }

  private static List<Long> moments(Draft draft) {
    TreeSet<Long> moments = new TreeSet<>();
    draft.asks().forEach(ask -> moments.add(ask.atNanos()));
    draft.faults().forEach(timed -> moments.addAll(List.of(timed.fromNanos(), timed.toNanos())));
    return List.copyOf(moments);
  }

  private static long length(Draft draft) {
    List<Long> moments = moments(draft);
    return moments.isEmpty() ? 0 : moments.get(moments.size() - 1);
  }

  private static Draft at(Draft draft, NavigableMap<Long, Long> times) {
    List<Ask> asks =
        draft.asks().stream()
            .map(ask -> new Ask(times.get(ask.atNanos()), ask.node(), ask.broadcast()))
            .toList();
    List<TimedFault> faults =
        draft.faults().stream()
            .map(
                timed ->
                    new TimedFault(
                        times.get(timed.fromNanos()), times.get(timed.toNanos()), timed.trouble()))
            .toList();
    return draft.withAsks(asks).withFaults(faults).withoutRest();
  }
}
