package glomers.workbench.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The messages with which one node tried to send a value to another: the first few, the last, and
 * how many each fault stopped. Duplicates of a message count as one. Not thread-safe.
 */
final class Attempts {
  /** Number of messages that are kept, besides the last. */
  static final int FIRST = 3;

  private static final Comparator<Transmission> IN_ORDER =
      Comparator.comparingLong(Transmission::id);

  private final boolean mayHaveCopies;
  private final List<Transmission> first =
      new ArrayList<>(); // in the order in which they were sent
  private final Map<Long, Transmission> byId =
      new LinkedHashMap<>(); // only if there may be duplicates
  private final Map<String, Integer> stoppedBy = new TreeMap<>();
  private Optional<Transmission> last = Optional.empty();
  private int count;

  /**
   * @param mayHaveCopies whether the network duplicated messages
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
      copy.ifPresent(this::forget); // the duplicate that arrived counts
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

  /** Number of messages that each fault stopped, by the fault's name. */
  Map<String, Integer> stoppedBy() {
    return stoppedBy;
  }

  boolean allStopped() {
    return stoppedBy.values().stream().mapToInt(Integer::intValue).sum() == count;
  }
}
