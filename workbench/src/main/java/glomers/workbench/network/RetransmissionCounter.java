package glomers.workbench.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts retransmissions between nodes. A retransmission is a message, but not a reply, with the
 * same sender, receiver and body as an earlier one; ids are ignored. Also counts messages that were
 * lost, and how many of those were sent again. Passes everything on to another journal.
 *
 * <p>It remembers a bounded number of different messages. Further ones are not counted. Confined to
 * the event-loop thread.
 */
public final class RetransmissionCounter implements Journal {
  /** How many different messages are remembered. Each takes a few hundred bytes. */
  private static final int MAX_KEPT = 1_000_000;

  private final Journal journal;
  // Sender, receiver.
  private final Map<String, Map<String, Map<Long, Sent>>> sent = new LinkedHashMap<>();
  private final int maxKept;
  private int kept;
  private boolean complete = true;
  private final TrafficSeries traffic = new TrafficSeries();
  private long count;
  private long stopped;
  private long stoppedReplies;
  private long repeated;

  public RetransmissionCounter(Journal journal) {
    this(journal, MAX_KEPT);
  }

  RetransmissionCounter(Journal journal, int maxKept) {
    this.journal = journal;
    this.maxKept = maxKept;
  }

  /**
   * The counts. Immutable.
   *
   * @param retries retransmissions
   * @param stopped lost messages, without replies
   * @param stoppedReplies lost replies
   * @param repeated how many of the lost messages were sent again later
   * @param complete whether the counts are exact; if there were too many different messages to
   *     remember, {@code retries} and {@code repeated} are lower bounds
   */
  public record Counts(
      long retries, long stopped, long stoppedReplies, long repeated, boolean complete) {}

  /** The counts so far. */
  public Counts counts() {
    return new Counts(count, stopped, stoppedReplies, repeated, complete);
  }

  /** How many messages of each kind were sent in each interval of time. */
  public TrafficSeries traffic() {
    return traffic;
  }

  @Override
  public void begin(long now) {
    traffic.begin(now);
    journal.begin(now);
  }

  @Override
  public void sent(long id, Packet packet, long now) {
    journal.sent(id, packet, now);
    if (Network.isClient(packet.src()) || Network.isClient(packet.dest())) {
      traffic.count(TrafficSeries.Kind.CLIENT, now);
    } else if (packet.isReply()) {
      traffic.count(TrafficSeries.Kind.REPLY, now);
    } else {
      Sent same = same(packet);
      boolean first = same == null || same.lastId == Sent.NONE;
      traffic.count(first ? TrafficSeries.Kind.FIRST : TrafficSeries.Kind.RETRY, now);
      if (same == null) {
        return;
      }
      count += same.lastId == Sent.NONE ? 0 : 1;
      repeated += same.stopped;
      same.stopped = 0;
      same.lastId = id;
    }
  }

  @Override
  public void add(Entry entry) {
    journal.add(entry);
    if (entry.lostBy().isPresent()) {
      traffic.count(TrafficSeries.Kind.LOST, entry.arrived());
      if (entry.packet().isReply()) {
        stoppedReplies++;
        return;
      }
      stopped++;
      Sent same = same(entry.packet());
      if (same == null) {
        return;
      }
      if (same.lastId > entry.id()) {
        repeated++; // it was sent again before this one was lost
      } else {
        same.stopped++;
      }
    }
  }

  @Override
  public void underWay(long id, Packet packet, long sent) {
    journal.underWay(id, packet, sent);
  }

  /** The record of messages equal to this one; null if the bound is reached. */
  private Sent same(Packet packet) {
    Map<Long, Sent> onLink =
        sent.getOrDefault(packet.src(), Map.of()).getOrDefault(packet.dest(), Map.of());
    long fingerprint = packet.fingerprint();
    Sent same = onLink.get(fingerprint);
    if (same == null && kept < maxKept) {
      kept++;
      same = new Sent();
      sent.computeIfAbsent(packet.src(), src -> new LinkedHashMap<>())
          .computeIfAbsent(packet.dest(), dest -> new LinkedHashMap<>())
          .put(fingerprint, same);
    }
    complete &= same != null;
    return same;
  }

  /** All messages with the same sender, receiver and body. */
  private static final class Sent {
    private static final long NONE = -1;

    private long lastId = NONE;
    private long stopped; // lost, and not sent again so far
  }
}
