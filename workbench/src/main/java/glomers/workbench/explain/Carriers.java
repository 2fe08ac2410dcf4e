package glomers.workbench.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which numbers in messages are values. A message of the workload says so itself: {@code message}
 * in a {@code broadcast}, and the list {@code messages}. Of a program's own messages the records
 * decide: the numbers at a path are values if each of them, in the whole journal, was a value that
 * its sender had when it sent it. Counters, rounds and times don't pass. What a path brings counts
 * for the next sender, so paths that fall take others with them, until none falls any more.
 *
 * <p>Each pass streams the journal; memory grows with the kinds of messages, not their number.
 */
final class Carriers {
  /** More passes than these, and no path of a program's own is trusted. */
  private static final int MOST_PASSES = 8;

  /** More different paths than these are not kept apart, and not trusted. */
  private static final int MOST_PATHS = 1000;

  private final Map<String, Map<String, Carrier>> carriers =
      new LinkedHashMap<>(); // by type and path
  private final Possession possession;
  private int paths;
  private boolean fell;

  private Carriers(Possession possession) {
    this.possession = possession;
  }

  /**
   * Finds the paths that carry values.
   *
   * @param possession told what messages brought
   */
  static Carriers infer(Path journal, Set<String> nodes, Possession possession) throws IOException {
    Carriers carriers = new Carriers(possession);
    for (int pass = 1; pass == 1 || carriers.fell; pass++) {
      carriers.fell = false;
      possession.forgetMessages();
      JournalReader.read(journal, nodes, carriers::learn);
      carriers.dropConstants();
      if (carriers.fell && pass == MOST_PASSES) {
        carriers.all().forEach(carrier -> carrier.fallen = !carrier.isOfWorkload);
      }
    }
    return carriers;
  }

  /** Whether a message carries a value. */
  boolean carries(JournalMessage message, long value) {
    for (int i = 0; i < message.count(); i++) {
      if (message.number(i) == value && !carrier(message, i).fallen) {
        return true;
      }
    }
    return false;
  }

  private void learn(JournalMessage message) {
    for (int i = 0; i < message.count(); i++) {
      Carrier carrier = carrier(message, i);
      carrier.count++;
      if (!carrier.fallen) {
        carrier.least = Math.min(carrier.least, message.number(i));
        carrier.most = Math.max(carrier.most, message.number(i));
        if (!carrier.isOfWorkload
            && possession.had(message.src, message.number(i)) > message.sent) {
          carrier.fallen = true;
          fell = true;
        }
      }
    }
    if (message.isDelivered()) {
      for (int i = 0; i < message.count(); i++) {
        if (!carrier(message, i).fallen) {
          possession.told(message.dest, message.number(i), message.arrived);
        }
      }
    }
  }

  /**
   * What is the same number in all messages of a type, where another path varies, is a flag. But
   * not the element of a list: at a place that few lists reach it may be the same by chance.
   */
  private void dropConstants() {
    for (Map<String, Carrier> ofType : carriers.values()) {
      if (ofType.values().stream().anyMatch(carrier -> !carrier.fallen && carrier.varies())) {
        ofType.forEach(
            (path, carrier) -> {
              if (!carrier.fallen
                  && !carrier.varies()
                  && !carrier.isOfWorkload
                  && !isInList(path, ofType)) {
                carrier.fallen = true;
                fell = true;
              }
            });
      }
    }
  }

  /** Whether a path is a place in arrays of different lengths: such arrays are no tuples. */
  private static boolean isInList(String path, Map<String, Carrier> ofType) {
    String array = path.substring(0, path.lastIndexOf('[') + 1);
    return path.endsWith("]")
        && ofType.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(array))
                .filter(
                    entry ->
                        entry.getKey().indexOf(']', array.length()) + 1 == entry.getKey().length())
                .mapToLong(entry -> entry.getValue().count)
                .distinct()
                .count()
            > 1;
  }

  private Iterable<Carrier> all() {
    return carriers.values().stream().flatMap(ofType -> ofType.values().stream())::iterator;
  }

  private Carrier carrier(JournalMessage message, int index) {
    Map<String, Carrier> ofType = carriers.get(message.type);
    Carrier known = ofType == null ? null : ofType.get(message.path(index));
    if (known != null) {
      return known;
    }
    Carrier carrier = new Carrier(isOfWorkload(message.type, message.path(index)));
    if (paths++ < MOST_PATHS) {
      carriers
          .computeIfAbsent(message.type, type -> new LinkedHashMap<>())
          .put(message.path(index), carrier);
    } else {
      carrier.fallen = !carrier.isOfWorkload;
    }
    return carrier;
  }

  private static boolean isOfWorkload(String type, String path) {
    return path.equals(".messages[]") || (type.equals("broadcast") && path.equals(".message"));
  }

  /** What is known of the numbers at one path. */
  private static final class Carrier {
    private final boolean isOfWorkload;
    private boolean fallen;
    private long count; // of the numbers at it
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    private Carrier(boolean isOfWorkload) {
      this.isOfWorkload = isOfWorkload;
    }

    private boolean varies() {
      return least < most;
    }
  }
}
