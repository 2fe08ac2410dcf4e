package glomers.workbench.run;

import glomers.workbench.network.Packet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Notices message storms: messages that beget messages without end. A storm is the same words, on
 * the same link, far more often than any retry or heartbeat sends them: more than a thousand times
 * within five seconds, and four times for each request of a client. Replies don't count, since all
 * of them say the same. And in virtual time, on a network that takes none, a storm of whatever
 * words would never come to the next moment: there some hundred thousand messages at one moment are
 * one. Confined to the event-loop thread.
 *
 * <p>It counts words only when there are more than a thousand messages in those five seconds, and
 * no more than {@link #MAX_COUNTS} of them.
 */
final class MessageStormDetector {
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long REPEATS = 1000;
  private static final int REPEATS_FOR_CLIENT_MESSAGE = 2; // a request and its answer are two
  private static final int MAX_COUNTS = 200_000;

  /** A link that repeats a storm's words less often than this is no part of it. */
  private static final long REPEATS_IN_LOOP = REPEATS / 20;

  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** What is a storm however few nodes there are: a hundred times what a large test needs. */
  private static final long LEAST_AT_ONE_MOMENT = 100_000;

  /** Values that each node may pass on to each other node at once. */
  private static final long VALUES_AT_ONCE = 100;

  private final long mostAtOneMoment;
  private final Map<Long, Repeats> repeats = new LinkedHashMap<>(); // by words
  private int counts;
  private long windowBegin;
  private long clientMessagesBefore;
  private long inWindow;
  private long momentBegin;
  private long atOneMoment;

  MessageStormDetector(int nodes) {
    mostAtOneMoment = LEAST_AT_ONE_MOMENT + VALUES_AT_ONCE * nodes * nodes;
  }

  /**
   * Counts a message between nodes.
   *
   * @param clientMessages how many messages there were so far with a client at an end
   * @return what to say of the storm, if there is one now
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
    long words = packet.fingerprint();
    if (counts < MAX_COUNTS) {
      repeats.computeIfAbsent(words, first -> new Repeats());
    }
    Repeats same = repeats.get(words);
    if (same == null) {
      return Optional.empty();
    }
    count(same, packet);
    return same.most() > most ? Optional.of(describe(same, now)) : Optional.empty();
  }

  private void count(Repeats same, Packet packet) {
    Link link = new Link(packet.src(), packet.dest());
    if (same.links.containsKey(link) || counts < MAX_COUNTS) {
      int count = same.links.merge(link, 1, Integer::sum);
      counts += count == 1 ? 1 : 0;
      if (count >= same.most()) {
        same.mostOn = link;
      }
      if (count == REPEATS_IN_LOOP) {
        same.body = packet.bodyText(); // before that, nobody asks; and bodies may be large
      }
    }
  }

  /**
   * What to say of a storm that is too large to be counted out: nodes can no more take, or the
   * network hold, what goes round. Empty if that is not what there is too much of.
   */
  Optional<String> suspected(long now) {
    return repeats.values().stream()
        .max(Comparator.comparingInt(Repeats::most))
        .filter(most -> most.most() > REPEATS_IN_LOOP)
        .filter(most -> !most.loop().isEmpty())
        .map(most -> describe(most, now));
  }

  private String describe(Repeats most, long now) {
    List<String> loop = most.loop();
    Link link = loop.isEmpty() ? most.mostOn : new Link(loop.get(0), loop.get(1));
    String times =
        String.format(
            Locale.ROOT,
            "%s at least %d times in %.1f s: %s",
            link,
            most.links.get(link),
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

  /** How often the same words went where. */
  private static final class Repeats {
    private final Map<Link, Integer> links = new LinkedHashMap<>();
    private Link mostOn = new Link("", ""); // the link that had them most often
    private String body = "";

    List<String> loop() {
      ShortestLoop loop = new ShortestLoop();
      links.forEach(
          (link, count) -> {
            if (count > REPEATS_IN_LOOP) {
              loop.add(link.src, link.dest);
            }
          });
      return loop.find();
    }

    int most() {
      return links.getOrDefault(mostOn, 0);
    }
  }

  private record Link(String src, String dest) {
    @Override
    public String toString() {
      return src + " -> " + dest;
    }
  }
}
