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
final class Tries {
  /** How many are kept, besides the last. */
  static final int FIRST = 3;

  private static final Comparator<Carriage> IN_ORDER = Comparator.comparingLong(Carriage::id);

  private final boolean mayHaveCopies;
  private final List<Carriage> first = new ArrayList<>(); // in the order in which they were sent
  private final Map<Long, Carriage> byId = new LinkedHashMap<>(); // only where there may be copies
  private final Map<String, Integer> stoppedBy = new TreeMap<>();
  private Optional<Carriage> last = Optional.empty();
  private int count;

  /**
   * @param mayHaveCopies whether the network delivered messages twice
   */
  Tries(boolean mayHaveCopies) {
    this.mayHaveCopies = mayHaveCopies;
  }

  void add(Carriage carriage) {
    if (mayHaveCopies) {
      Optional<Carriage> copy = Optional.ofNullable(byId.get(carriage.id()));
      if (copy.isPresent() && !carriage.isDelivered()) {
        return;
      }
      copy.ifPresent(this::forget); // the one that arrived counts
      byId.put(carriage.id(), carriage);
    }
    count++;
    carriage.lostBy().ifPresent(name -> stoppedBy.merge(name, 1, Integer::sum));
    last =
        last.filter(before -> IN_ORDER.compare(before, carriage) > 0)
            .or(() -> Optional.of(carriage));
    if (first.size() < FIRST || IN_ORDER.compare(carriage, first.get(FIRST - 1)) < 0) {
      first.add(carriage);
      first.sort(IN_ORDER);
      if (first.size() > FIRST) {
        first.remove(FIRST);
      }
    }
  }

  private void forget(Carriage copy) {
    count--;
    copy.lostBy()
        .ifPresent(
            name -> stoppedBy.computeIfPresent(name, (n, times) -> times == 1 ? null : times - 1));
    first.remove(copy);
  }

  List<Carriage> first() {
    return first;
  }

  Carriage last() {
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
