package glomers.workbench.run;

import glomers.workbench.network.Packet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Detects message storms: nodes that send messages in response to messages without end. There are
 * two criteria. The first: a link carries the same body far more often than any retry or heartbeat
 * would send it, namely more than 1000 times within 5 s, plus {@link #REPEATS_FOR_CLIENT_MESSAGE}
 * times for each message to or from a client in that time. Replies are ignored, since their bodies
 * are all equal. The second: nodes send more than about 100,000 messages within 1 ms. In virtual
 * time without latency, time would otherwise never advance. Confined to the event-loop thread.
 *
 * <p>Bodies are counted only after the first 1000 messages of a window of 5 s, and at most {@link
 * #MAX_COUNTS} counters are kept.
 */
final class MessageStormDetector {
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long REPEATS = 1000;
  // A request and its reply are two messages, so this permits four repeats for each request.
  private static final int REPEATS_FOR_CLIENT_MESSAGE = 2;
  private static final int MAX_COUNTS = 200_000;

  /** A link that carries a storm's body less often than this does not belong to the storm. */
  private static final long REPEATS_IN_LOOP = REPEATS / 20;

  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * The number of messages within 1 ms that is a storm even with few nodes: a hundred times what a
   * large test needs.
   */
  private static final long LEAST_AT_ONE_MOMENT = 100_000;

  /** How many values each node may send to each other node within 1 ms. */
  private static final long VALUES_AT_ONCE = 100;

  private final long mostAtOneMoment;
  // By the fingerprint of the body.
  private final Map<Long, Repeats> repeats = new LinkedHashMap<>();
  private final Map<String, Packet> delivered = new LinkedHashMap<>(); // the last one, by node
  private int counts;
  private long windowBegin;
  private long clientMessagesBefore;
  private long inWindow;
  private long momentBegin;
  private long atOneMoment;

  MessageStormDetector(int nodes) {
    mostAtOneMoment = LEAST_AT_ONE_MOMENT + VALUES_AT_ONCE * nodes * nodes;
  }

  /** A message is about to be delivered to a node. What the node sends next may be its response. */
  void delivering(Packet packet) {
    delivered.put(packet.dest(), packet);
  }

  /**
   * Counts a message between nodes.
   *
   * @param now the time on the loop's clock, in nanoseconds
   * @param clientMessages the number of messages to and from clients so far
   * @return a description of the storm; empty if there is none
   */
  Optional<String> sent(Packet packet, long now, long clientMessages) {
    if (now - momentBegin > MOMENT_NANOS) {
      momentBegin = now;
      atOneMoment = 0;
    }
    if (++atOneMoment > mostAtOneMoment) {
      return Optional.of(atOneMoment(packet));
    }
    if (now - windowBegin > WINDOW_NANOS) {
      windowBegin = now;
      clientMessagesBefore = clientMessages;
      inWindow = 0;
      counts = 0;
      repeats.clear();
    }
    long most = REPEATS + REPEATS_FOR_CLIENT_MESSAGE * (clientMessages - clientMessagesBefore);
    if (++inWindow <= REPEATS || packet.isReply()) {
      return Optional.empty();
    }
    long fingerprint = packet.fingerprint();
    if (counts < MAX_COUNTS) {
      repeats.computeIfAbsent(fingerprint, first -> new Repeats());
    }
    Repeats same = repeats.get(fingerprint);
    if (same == null) {
      return Optional.empty();
    }
    count(same, packet);
    return same.most() > most ? Optional.of(describe(same, now)) : Optional.empty();
  }

  private void count(Repeats same, Packet packet) {
    Link link = new Link(packet.src(), packet.dest());
    if (same.links.containsKey(link) || counts < MAX_COUNTS) {
      Count onLink = same.links.computeIfAbsent(link, first -> new Count());
      onLink.again += isAcknowledged(onLink, packet) ? 1 : 0;
      onLink.lastMsgId = packet.msgId();
      int count = ++onLink.sent;
      counts += count == 1 ? 1 : 0;
      if (count >= same.most()) {
        same.mostOn = link;
      }
      if (count == REPEATS_IN_LOOP) {
        same.body = packet.bodyText(); // not copied earlier, since bodies may be large
      }
    }
  }

  /** Whether the sender has just got the reply to the same message, which it sent before. */
  private boolean isAcknowledged(Count before, Packet packet) {
    Packet last = delivered.get(packet.src());
    return last != null
        && last.src().equals(packet.dest())
        && last.inReplyTo().isPresent()
        && last.inReplyTo().equals(before.lastMsgId);
  }

  /**
   * Describes a suspected storm, when the nodes or the network can't hold the messages but the
   * counts are below the threshold. Empty if no body is repeated around a cycle of links.
   */
  Optional<String> suspected(long now) {
    return repeats.values().stream()
        .max(Comparator.comparingInt(Repeats::most))
        .filter(most -> most.most() > REPEATS_IN_LOOP)
        .filter(most -> !most.loop().isEmpty())
        .map(most -> describe(most, now));
  }

  private String describe(Repeats most, long now) {
    Count often = most.links.get(most.mostOn);
    if (often.again > often.sent / 2) {
      return String.format(
          Locale.ROOT,
          "%s sends %s the same message again as soon as %s has answered it, at least %d times in"
              + " %.1f s: %s. What was acknowledged need not be sent again",
          most.mostOn.src,
          most.mostOn.dest,
          most.mostOn.dest,
          often.again,
          (now - windowBegin) / 1e9,
          most.body);
    }
    List<String> loop = most.loop();
    Link link = loop.isEmpty() ? most.mostOn : new Link(loop.get(0), loop.get(1));
    String times =
        String.format(
            Locale.ROOT,
            "%s at least %d times in %.1f s: %s",
            link,
            most.links.get(link).sent,
            (now - windowBegin) / 1e9,
            most.body);
    return loop.isEmpty()
        ? "the same message goes on and on: " + times
        : "the same message goes round without end, "
            + String.join(" -> ", loop)
            + "; it went "
            + times
            + ". A node must not pass on a value that it had before";
  }

  private String atOneMoment(Packet last) {
    return "nodes sent each other more than "
        + mostAtOneMoment
        + " messages within "
        + TimeUnit.NANOSECONDS.toMillis(MOMENT_NANOS)
        + " ms, and there is no end to it; the last was "
        + last.text();
  }

  /** The number of messages with one body, by link. */
  private static final class Repeats {
    private final Map<Link, Count> links = new LinkedHashMap<>();
    private Link mostOn = new Link("", ""); // the link that carried it most often
    private String body = "";

    List<String> loop() {
      ShortestLoop loop = new ShortestLoop();
      links.forEach(
          (link, count) -> {
            if (count.sent > REPEATS_IN_LOOP) {
              loop.add(link.src, link.dest);
            }
          });
      return loop.find();
    }

    int most() {
      Count count = links.get(mostOn);
      return count == null ? 0 : count.sent;
    }
  }

  /** The messages of one body on one link. */
  private static final class Count {
    private int sent;
    private int again; // how many were sent when the one before had just been answered
    private OptionalLong lastMsgId = OptionalLong.empty();
  }

  private record Link(String src, String dest) {
    @Override
    public String toString() {
      return src + " -> " + dest;
    }
  }
}
