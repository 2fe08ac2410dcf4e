package glomers.workbench.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The messages by which one node tried to bring another a value: the first few, the last, and what
 * became of all. The copies of a message that arrived twice are one. Not thread-safe.
 */
final class Attempts {
  /** How many are kept, besides the last. */
  static final int FIRST = 3;

  private static final Comparator<Transmission> IN_ORDER =
      Comparator.comparingLong(Transmission::id);

  private final boolean mayHaveCopies;
  private final List<Transmission> first =
      new ArrayList<>(); // in the order in which they were sent
  private final Map<Long, Transmission> byId =
      new LinkedHashMap<>(); // only where there may be copies
  private final Map<String, Integer> stoppedBy = new TreeMap<>();
  private Optional<Transmission> last = Optional.empty();
  private int count;

  /**
   * @param mayHaveCopies whether the network delivered messages twice
   */
  Attempts(boolean mayHaveCopies) {
    this.mayHaveCopies = mayHaveCopies;
  }

  void add(Transmission transmission) {
    if (mayHaveCopies) {
      Optional<Transmission> copy = Optional.ofNullable(byId.get(transmission.id()));
      if (copy.isPresent() && !transmission.isDelivered()) {
        return;
      }
      copy.ifPresent(this::forget); // the one that arrived counts
      byId.put(transmission.id(), transmission);
    }
    count++;
    transmission.lostBy().ifPresent(name -> stoppedBy.merge(name, 1, Integer::sum));
    last =
        last.filter(before -> IN_ORDER.compare(before, transmission) > 0)
            .or(() -> Optional.of(transmission));
    if (first.size() < FIRST || IN_ORDER.compare(transmission, first.get(FIRST - 1)) < 0) {
      first.add(transmission);
      first.sort(IN_ORDER);
      if (first.size() > FIRST) {
        first.remove(FIRST);
      }
    }
  }

  private void forget(Transmission copy) {
    count--;
    copy.lostBy()
        .ifPresent(
            name -> stoppedBy.computeIfPresent(name, (n, times) -> times == 1 ? null : times - 1));
    first.remove(copy);
  }

  List<Transmission> first() {
    return first;
  }

  Transmission last() {
    return last.orElseThrow();
  }

  int count() {
    return count;
  }

  /** How many of them what stopped, by its name. */
  Map<String, Integer> stoppedBy() {
    return stoppedBy;
  }

  boolean allStopped() {
    return stoppedBy.values().stream().mapToInt(Integer::intValue).sum() == count;
  }
}
