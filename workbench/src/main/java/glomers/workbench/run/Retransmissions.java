package glomers.workbench.run;

import glomers.workbench.network.Packet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells retransmission that never ends, and that grows with the values, from traffic that is meant
 * to go on: on one link, two or more different messages of one type come again and again, in turn.
 * Steady gossip, a heartbeat or periodic anti-entropy is not so: there a link repeats one message,
 * or, with a counter in it, never says the same. Replies don't count, nor do ids. Belongs to its
 * loop's thread.
 */
final class Retransmissions {
  /** How often a message must come back, after others, to be one that comes again and again. */
  private static final int RETURNS = 2;

  /** After so many different messages no others are kept. */
  private static final int MAX_MESSAGES = 100_000;

  private final Map<Stream, Said> streams = new LinkedHashMap<>();
  private int messages;
  private Optional<List<Packet>> found = Optional.empty();

  /** Looks at one more message between nodes. */
  void sent(Packet packet) {
    if (found.isEmpty() && !packet.isReply()) {
      Stream stream = new Stream(packet.src(), packet.dest(), packet.type());
      if (messages == MAX_MESSAGES && !streams.containsKey(stream)) {
        return;
      }
      Said said = streams.computeIfAbsent(stream, first -> new Said());
      long words = packet.fingerprint();
      Repeated repeated = said.messages.get(words);
      if (repeated == null && messages < MAX_MESSAGES) {
        messages++;
        repeated = new Repeated();
        said.messages.put(words, repeated);
      } else if (repeated != null && words != said.last) {
        repeated.returns++;
        if (repeated.returns == RETURNS) {
          repeated.packet = Optional.of(packet);
          found = said.repeated();
        }
      }
      said.last = words;
    }
  }

  /** Two messages of one link that came again and again, if there were any such. */
  Optional<List<Packet>> found() {
    return found;
  }

  private record Stream(String src, String dest, String type) {}

  /** What was said on one link in messages of one type. */
  private static final class Said {
    private final Map<Long, Repeated> messages = new LinkedHashMap<>(); // by their words
    private long last;

    Optional<List<Packet>> repeated() {
      List<Packet> again =
          messages.values().stream().flatMap(message -> message.packet.stream()).limit(2).toList();
      return again.size() < 2 ? Optional.empty() : Optional.of(again);
    }
  }

  private static final class Repeated {
    private int returns;
    private Optional<Packet> packet = Optional.empty(); // it comes again and again
  }
}
