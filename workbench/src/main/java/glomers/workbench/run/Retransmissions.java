package glomers.workbench.run;

import glomers.workbench.network.Packet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Detects endless retransmission, whose cost grows with the number of values, as opposed to traffic
 * that is meant to continue. The criterion: on one link, two or more different messages of one type
 * recur in turn. Steady gossip, heartbeats and periodic anti-entropy do not meet it: their links
 * repeat a single message or, if it contains a counter, never repeat one. For this, replies and ids
 * are ignored. Also finds a request among them that was never answered. Confined to the event-loop
 * thread.
 */
final class Retransmissions {
  /** How often a message must recur after a different one, to count as recurring. */
  private static final int RETURNS = 2;

  /** The maximum number of different messages that are kept. */
  private static final int MAX_MESSAGES = 100_000;

  private final Map<Stream, LinkMessages> streams = new LinkedHashMap<>();
  private final Set<Answered> answered = new HashSet<>();
  private int messages;
  private Optional<List<Packet>> found = Optional.empty();

  /** Records a message between nodes. */
  void sent(Packet packet) {
    if (packet.inReplyTo().isPresent() && answered.size() < MAX_MESSAGES) {
      answered.add(new Answered(packet.dest(), packet.src(), packet.inReplyTo().getAsLong()));
    }
    if (found.isEmpty() && !packet.isReply()) {
      Stream stream = new Stream(packet.src(), packet.dest(), packet.type());
      if (messages == MAX_MESSAGES && !streams.containsKey(stream)) {
        return;
      }
      LinkMessages onLink = streams.computeIfAbsent(stream, first -> new LinkMessages());
      long fingerprint = packet.fingerprint();
      Repeated repeated = onLink.messages.get(fingerprint);
      if (repeated == null && messages < MAX_MESSAGES) {
        messages++;
        repeated = new Repeated();
        onLink.messages.put(fingerprint, repeated);
      } else if (repeated != null && fingerprint != onLink.last) {
        repeated.returns++;
        if (repeated.returns == RETURNS) {
          repeated.packet = Optional.of(packet);
          found = onLink.repeated();
        }
      }
      onLink.last = fingerprint;
    }
  }

  /** Two recurring messages of one link; empty if there are none. */
  Optional<List<Packet>> found() {
    return found;
  }

  /** A request among them that was not answered until now; empty if there is none. */
  Optional<Packet> unanswered() {
    return answered.size() == MAX_MESSAGES
        ? Optional.empty()
        : found.stream()
            .flatMap(List::stream)
            .filter(packet -> packet.msgId().isPresent())
            .filter(
                packet ->
                    !answered.contains(
                        new Answered(packet.src(), packet.dest(), packet.msgId().getAsLong())))
            .findFirst();
  }

  /** A request that has a reply. */
  private record Answered(String src, String dest, long msgId) {}

  private record Stream(String src, String dest, String type) {}

  /** The messages of one type on one link. */
  private static final class LinkMessages {
    private final Map<Long, Repeated> messages = new LinkedHashMap<>(); // by fingerprint
    private long last;

    Optional<List<Packet>> repeated() {
      List<Packet> again =
          messages.values().stream().flatMap(message -> message.packet.stream()).limit(2).toList();
      return again.size() < 2 ? Optional.empty() : Optional.of(again);
    }
  }

  private static final class Repeated {
    private int returns;
    private Optional<Packet> packet = Optional.empty(); // present once it is recurring
  }
}
