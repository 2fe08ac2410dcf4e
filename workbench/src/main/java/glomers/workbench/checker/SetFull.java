package glomers.workbench.checker;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.ReadLog;
import glomers.workbench.history.ReadSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Jepsen's set-full checker, as Maelstrom's broadcast workload uses it. It checks that each value
 * that was acknowledged, or read once, becomes and stays visible to all later reads.
 *
 * <p>A value is <em>known</em> from the end of its broadcast, or of the first read that shows it.
 * Of the successful reads, take the last one that showed it and the last one that did not, by
 * invocation. If the former began later, the value is <em>stable</em>. If the latter began later,
 * and after the value was known, the value is <em>lost</em>. Otherwise the value was <em>never
 * read</em>. Not thread-safe.
 */
public final class SetFull {
  private static final String[] QUANTILES = {"0", "0.5", "0.95", "0.99", "1"};
  private static final double[] QUANTILE_VALUES = {0, 0.5, 0.95, 0.99, 1};
  private static final int WORST_STALE = 8;

  private final Map<Long, Element> elements = new LinkedHashMap<>();
  private final Map<Integer, Operation> pendingReads = new LinkedHashMap<>(); // by process
  private final Map<ReadLog, List<Read>> reads = new LinkedHashMap<>();
  // One log for each node whose reads have duplicates.
  private final List<ReadLog> repeating = new ArrayList<>();

  private SetFull() {}

  /** Checks a history. */
  public static Result check(Collection<Operation> history) {
    SetFull check = new SetFull();
    history.stream().filter(Operation::byClient).forEach(check::add);
    return check.result();
  }

  /**
   * The result of the check. Latencies are in milliseconds; a map of latencies is empty if there
   * are no values. Immutable.
   *
   * @param attempts the number of values that were broadcast
   * @param lost the lost values, ascending
   * @param neverRead the values that were never read, ascending
   * @param stale the stale values, ascending: stable values with a stable latency of at least 1 ms
   * @param worstStale the stale values with the greatest stable latencies, in descending order of
   *     latency and then of value; at most 8 of them
   * @param stableLatencies the times from known to visible in all later reads, by quantile
   * @param lostLatencies the times from known to last seen, by quantile
   * @param duplicated values that a single read showed more than once, with the maximum number of
   *     times. Jepsen's checker never reports them, so they do not affect the verdict
   */
  public record Result(
      Verdict verdict,
      int attempts,
      int stableCount,
      List<Long> lost,
      List<Long> neverRead,
      List<Long> stale,
      List<Stale> worstStale,
      Map<String, Long> stableLatencies,
      Map<String, Long> lostLatencies,
      Map<Long, Integer> duplicated) {}

  /**
   * A value that some read did not show although it was known. Immutable.
   *
   * @param known the end of its broadcast, or of the first read that showed it
   * @param lastAbsent the invocation of the last read that did not show it
   */
  public record Stale(long value, long stableLatencyMillis, Operation known, Operation lastAbsent) {
    private static Stale of(Element element) {
      return new Stale(
          element.value,
          element.stableLatencyMillis(),
          element.known().orElseThrow(),
          element.lastAbsent().orElseThrow());
    }
  }

  /** What became of a value. */
  public enum Fate {
    STABLE,
    STALE,
    LOST,
    NEVER_READ;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * What became of one value. Immutable.
   *
   * @param known the time at which it was known, in nanoseconds since the operations began
   * @param latencyMillis its stable latency; if it was lost, the time from known to last seen
   */
  public record ValueFate(long value, Fate fate, OptionalLong known, OptionalLong latencyMillis) {
    private static ValueFate of(Element element) {
      OptionalLong known =
          element.known().map(op -> OptionalLong.of(op.time())).orElse(OptionalLong.empty());
      if (element.stable()) {
        long latency = element.stableLatencyMillis();
        Fate fate = latency > 0 ? Fate.STALE : Fate.STABLE;
        return new ValueFate(element.value, fate, known, OptionalLong.of(latency));
      }
      return element.lost()
          ? new ValueFate(
              element.value, Fate.LOST, known, OptionalLong.of(element.lostLatencyMillis()))
          : new ValueFate(element.value, Fate.NEVER_READ, known, OptionalLong.empty());
    }
  }

  /** What became of each value, in the order of their first broadcasts. */
  public static List<ValueFate> fates(Collection<Operation> history) {
    SetFull check = new SetFull();
    history.stream().filter(Operation::byClient).forEach(check::add);
    check.sweepReads();
    return check.elements.values().stream().map(ValueFate::of).toList();
  }

  private void add(Operation operation) {
    if (operation.isBroadcast()) {
      long value = operation.broadcastValue();
      if (operation.type() == Type.INVOKE) {
        elements.putIfAbsent(value, new Element(value, operation.index()));
      } else if (operation.type() == Type.OK && elements.containsKey(value)) {
        elements.get(value).known(operation);
      }
    } else if (operation.type() == Type.INVOKE) {
      pendingReads.put(operation.process(), operation);
    } else {
      Operation invocation = pendingReads.remove(operation.process());
      if (operation.isOkRead() && invocation != null) {
        read(invocation, operation);
      }
    }
  }

  private void read(Operation invocation, Operation completion) {
    ReadSnapshot reading = completion.reading();
    ReadLog log = reading.log();
    if (reading.repeated().isPresent() && repeating.stream().noneMatch(log::isOfSameNode)) {
      repeating.add(log);
    }
    reads.computeIfAbsent(log, key -> new ArrayList<>()).add(new Read(invocation, completion));
  }

  private void sweepReads() {
    List<Element> inOrder = List.copyOf(elements.values());
    reads.forEach((log, ofLog) -> ReadSweep.update(log, ofLog, inOrder));
  }

  private Result result() {
    sweepReads();
    List<Long> lost = new ArrayList<>();
    List<Long> neverRead = new ArrayList<>();
    List<Stale> stale = new ArrayList<>();
    List<Long> stableLatencies = new ArrayList<>();
    List<Long> lostLatencies = new ArrayList<>();
    for (Element element : elements.values()) {
      if (element.stable()) {
        long latency = element.stableLatencyMillis();
        stableLatencies.add(latency);
        if (latency > 0) {
          stale.add(Stale.of(element));
        }
      } else if (element.lost()) {
        lost.add(element.value);
        lostLatencies.add(element.lostLatencyMillis());
      } else {
        neverRead.add(element.value);
      }
    }
    List<Stale> worstStale =
        stale.stream()
            .sorted(
                Comparator.comparingLong(Stale::stableLatencyMillis)
                    .thenComparingLong(Stale::value)
                    .reversed())
            .limit(WORST_STALE)
            .toList();
    int stable = stableLatencies.size();
    Verdict verdict =
        !lost.isEmpty() ? Verdict.INVALID : stable == 0 ? Verdict.UNKNOWN : Verdict.VALID;
    return new Result(
        verdict,
        elements.size(),
        stable,
        lost.stream().sorted().toList(),
        neverRead.stream().sorted().toList(),
        stale.stream().map(Stale::value).sorted().toList(),
        worstStale,
        quantiles(stableLatencies),
        quantiles(lostLatencies),
        duplicated());
  }

  private Map<Long, Integer> duplicated() {
    Map<Long, Integer> duplicated = new TreeMap<>();
    for (ReadLog log : repeating) {
      for (int position = 0; position < log.nodeSize(); position++) {
        if (log.mostTimes(position) > 1) {
          duplicated.merge(log.valueAt(position), log.mostTimes(position), Math::max);
        }
      }
    }
    return duplicated;
  }

  private static Map<String, Long> quantiles(List<Long> latencies) {
    long[] sorted = latencies.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    Map<String, Long> quantiles = new LinkedHashMap<>();
    for (int i = 0; i < QUANTILES.length && sorted.length > 0; i++) {
      quantiles.put(QUANTILES[i], Quantile.of(sorted, QUANTILE_VALUES[i]));
    }
    return quantiles;
  }
}
