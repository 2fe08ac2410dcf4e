package glomers.workbench.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides which numbers in messages are values. The workload's messages have known fields: {@code
 * message} of a {@code broadcast}, and the list {@code messages}. For a program's own messages, the
 * journal decides: the numbers at a path are values if each of them was a value that the sender had
 * when it sent the message. Counters, rounds and times fail this test. A value on an accepted path
 * counts as received, so rejecting one path can lead to rejecting others. The journal is read again
 * until no further path is rejected.
 *
 * <p>Each pass streams the journal. Memory grows with the number of message types and paths, not
 * with the number of messages.
 */
final class Carriers {
  /** If this many passes are not enough, every path of a program's own messages is rejected. */
  private static final int MOST_PASSES = 8;

  /** Further paths of a program's own messages are rejected without being recorded. */
  private static final int MOST_PATHS = 1000;

  private final Map<String, Map<String, Carrier>> carriers =
      new LinkedHashMap<>(); // by message type and path
  private final Possession possession;
  private int paths;
  private boolean rejectedAny;

  private Carriers(Possession possession) {
    this.possession = possession;
  }

  /**
   * Finds the paths that carry values.
   *
   * @param possession receives the values that messages brought
   */
  static Carriers infer(Path journal, Set<String> nodes, Possession possession) throws IOException {
    return infer(journal, nodes, Long.MAX_VALUE, possession);
  }

  /** Finds the paths, and reads at most the given number of messages from the journal. */
  static Carriers infer(Path journal, Set<String> nodes, long most, Possession possession)
      throws IOException {
    Carriers carriers = new Carriers(possession);
    for (int pass = 1; pass == 1 || carriers.rejectedAny; pass++) {
      carriers.rejectedAny = false;
      possession.forgetMessages();
      JournalReader.read(journal, nodes, most, carriers::learn);
      carriers.dropConstants();
      if (carriers.rejectedAny && pass == MOST_PASSES) {
        carriers.all().forEach(carrier -> carrier.rejected = !carrier.isOfWorkload);
      }
    }
    return carriers;
  }

  /** Whether a message carries a value. */
  boolean carries(JournalMessage message, long value) {
    for (int i = 0; i < message.count(); i++) {
      if (message.number(i) == value && !carrier(message, i).rejected) {
        return true;
      }
    }
    return false;
  }

  /** The values that a message carries, in the order of its body; with repetitions. */
  long[] values(JournalMessage message) {
    long[] values = new long[message.count()];
    int count = 0;
    for (int i = 0; i < message.count(); i++) {
      if (!carrier(message, i).rejected) {
        values[count++] = message.number(i);
      }
    }
    return Arrays.copyOf(values, count);
  }

  private void learn(JournalMessage message) {
    for (int i = 0; i < message.count(); i++) {
      Carrier carrier = carrier(message, i);
      carrier.count++;
      if (!carrier.rejected) {
        carrier.least = Math.min(carrier.least, message.number(i));
        carrier.most = Math.max(carrier.most, message.number(i));
        if (!carrier.isOfWorkload
            && possession.had(message.src, message.number(i)) > message.sent) {
          carrier.rejected = true;
          rejectedAny = true;
        }
      }
    }
    if (message.isDelivered()) {
      for (int i = 0; i < message.count(); i++) {
        if (!carrier(message, i).rejected) {
          possession.received(message.dest, message.number(i), message.arrived);
        }
      }
    }
  }

  /**
   * Rejects a path whose number is the same in all messages of a type while another path varies: it
   * is a flag. Elements of lists are exempt: few lists reach a high index, so the numbers there may
   * be equal by chance.
   */
  private void dropConstants() {
    for (Map<String, Carrier> ofType : carriers.values()) {
      if (ofType.values().stream().anyMatch(carrier -> !carrier.rejected && carrier.varies())) {
        ofType.forEach(
            (path, carrier) -> {
              if (!carrier.rejected
                  && !carrier.varies()
                  && !carrier.isOfWorkload
                  && !isInList(path, ofType)) {
                carrier.rejected = true;
                rejectedAny = true;
              }
            });
      }
    }
  }

  /**
   * Whether a path is an index in arrays of different lengths: such arrays are lists, not tuples.
   */
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
      carrier.rejected = !carrier.isOfWorkload;
    }
    return carrier;
  }

  private static boolean isOfWorkload(String type, String path) {
    return path.equals(".messages[]") || (type.equals("broadcast") && path.equals(".message"));
  }

  /** What is known about the numbers at one path. */
  private static final class Carrier {
    private final boolean isOfWorkload;
    private boolean rejected;
    private long count; // of numbers at this path
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
