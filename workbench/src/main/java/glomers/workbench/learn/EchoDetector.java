package glomers.workbench.learn;

import glomers.workbench.network.Journal;
import glomers.workbench.network.Packet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Finds a node that sends values back to their sender. Clients send values to n0 only. An echo is
 * the body of the first message from n0 to n1 with the value, which n1 sends to n0 at once, not as
 * a reply. A message with a list is none: it may be all that a node knows. And a number may be
 * equal to a value by chance, in a digest or a counter. So it is an echo only if all values come
 * back, and soon. Confined to the event-loop thread.
 */
final class EchoDetector implements Journal {
  static final String RECEIVER = "n1";
  private static final String SENDER = "n0";

  /** What is sent later may be the next message of a node that sends values now and then. */
  private static final long AT_ONCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final List<Long> values;
  private final Map<Long, Entry> first = new LinkedHashMap<>();
  private final Map<Long, Packet> echoes = new LinkedHashMap<>();

  /**
   * @param values those of the run, which differ
   */
  EchoDetector(List<Long> values) {
    this.values = List.copyOf(values);
  }

  @Override
  public void add(Entry entry) {
    Packet packet = entry.packet();
    if (entry.lostBy().isPresent() || packet.isReply()) {
      return;
    }
    if (packet.src().equals(SENDER) && packet.dest().equals(RECEIVER)) {
      values.stream()
          .filter(value -> carries(packet, value))
          .forEach(value -> first.putIfAbsent(value, entry));
    } else if (packet.src().equals(RECEIVER) && packet.dest().equals(SENDER)) {
      first.forEach(
          (value, got) -> {
            if (packet.fingerprint() == got.packet().fingerprint()
                && entry.sent() - got.arrived() <= AT_ONCE_NANOS) {
              echoes.putIfAbsent(value, packet);
            }
          });
    }
  }

  /** What was sent back, as a sentence without a full stop; empty if it is not all values. */
  Optional<String> echo() {
    if (echoes.size() < values.size()) {
      return Optional.empty();
    }
    long value = values.get(0);
    return Optional.of(
        "%s sent value %d back to %s, which it had just got it from: %s"
            .formatted(RECEIVER, value, SENDER, echoes.get(value).text()));
  }

  private static boolean carries(Packet packet, long value) {
    String body = new String(packet.json(), StandardCharsets.UTF_8);
    return body.indexOf('[') < 0
        && Pattern.compile(":\\s*" + value + "\\s*[,}]").matcher(body).find();
  }
}
