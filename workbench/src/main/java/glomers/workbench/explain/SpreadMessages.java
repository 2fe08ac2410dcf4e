package glomers.workbench.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The messages that carried one value: of those that were delivered, the first ones in the journal,
 * and of those on one link that were not, the first and the last that were sent. So its memory is
 * bounded, however many messages a node sends. Not thread-safe.
 */
final class SpreadMessages {
  /** Maximum number of delivered messages that are kept. */
  static final int MAX_DELIVERED = 1000;

  private static final Comparator<Transmission> IN_ORDER =
      Comparator.comparingLong(Transmission::sent).thenComparing(Transmission::id);

  private final List<Transmission> delivered = new ArrayList<>();
  private final Map<String, Transmission> first = new LinkedHashMap<>(); // undelivered, by link
  private final Map<String, Transmission> last = new LinkedHashMap<>(); // undelivered, by link
  private long between;
  private long later;

  void add(Transmission message) {
    if (message.isDelivered()) {
      if (delivered.size() < MAX_DELIVERED) {
        delivered.add(message);
      } else {
        later++;
      }
    } else if (first.putIfAbsent(message.link(), message) != null) {
      addUndelivered(message);
    }
  }

  private void addUndelivered(Transmission message) {
    String link = message.link();
    Transmission latest = message;
    if (IN_ORDER.compare(message, first.get(link)) < 0) {
      latest = first.put(link, message);
    }
    Transmission before = last.get(link);
    if (before == null || IN_ORDER.compare(latest, before) > 0) {
      last.put(link, latest);
    }
    between += before == null ? 0 : 1;
  }

  /** Those that are kept, in the order in which they were sent. */
  List<Transmission> kept() {
    return Stream.of(delivered, first.values(), last.values())
        .flatMap(some -> some.stream())
        .sorted(IN_ORDER)
        .toList();
  }

  /** The number of undelivered messages between the first and the last on their link. */
  long between() {
    return between;
  }

  /** The number of delivered messages after those that are kept. */
  long later() {
    return later;
  }
}
