package glomers.workbench.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what nodes send each other again: a message, not a reply, of the same sender, receiver and
 * words as one before; its ids don't count as words. And counts what faults stopped, and which of
 * that was sent again. Passes all on to another journal.
 *
 * <p>It remembers what was sent, up to a bound: of what comes later it counts nothing. Belongs to
 * its loop's thread.
 */
public final class RetransmissionCounter implements Journal {
  /** How many different messages are remembered; each takes some hundred bytes. */
  private static final int MAX_KEPT = 1_000_000;

  private final Journal journal;
  private final Map<String, Map<String, Map<Long, Sent>>> sent =
      new LinkedHashMap<>(); // sender, receiver
  private final int maxKept;
  private int kept;
  private boolean complete = true;
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
   * What was counted.
   *
   * @param retries messages that had been sent before
   * @param stopped messages between nodes that a fault stopped, replies not among them
   * @param stoppedReplies replies between nodes that a fault stopped
   * @param repeated how many of the stopped messages were sent again later
   * @param complete whether that is all; else there were too many different messages to remember,
   *     and {@code retries} and {@code repeated} may be more
   */
  public record Counts(
      long retries, long stopped, long stoppedReplies, long repeated, boolean complete) {}

  /** What there was so far. */
  public Counts counts() {
    return new Counts(count, stopped, stoppedReplies, repeated, complete);
  }

  @Override
  public void begin(long now) {
    journal.begin(now);
  }

  @Override
  public void sent(long id, Packet packet, long now) {
    journal.sent(id, packet, now);
    if (!packet.isReply() && !Network.isClient(packet.src())) {
      Sent same = same(packet);
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
        repeated++; // before it was known that this one was stopped
      } else {
        same.stopped++;
      }
    }
  }

  @Override
  public void underWay(long id, Packet packet, long sent) {
    journal.underWay(id, packet, sent);
  }

  /** Null if it is not remembered. */
  private Sent same(Packet packet) {
    Map<Long, Sent> onLink =
        sent.getOrDefault(packet.src(), Map.of()).getOrDefault(packet.dest(), Map.of());
    long words = packet.fingerprint();
    Sent same = onLink.get(words);
    if (same == null && kept < maxKept) {
      kept++;
      same = new Sent();
      sent.computeIfAbsent(packet.src(), src -> new LinkedHashMap<>())
          .computeIfAbsent(packet.dest(), dest -> new LinkedHashMap<>())
          .put(words, same);
    }
    complete &= same != null;
    return same;
  }

  /** All messages of the same sender, receiver and words. */
  private static final class Sent {
    private static final long NONE = -1;

    private long lastId = NONE;
    private long stopped; // and not sent again so far
  }
}
