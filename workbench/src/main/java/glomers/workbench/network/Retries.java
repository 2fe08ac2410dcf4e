package glomers.workbench.network;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts what nodes send each other again: a message, not a reply, of the same sender, receiver and
 * words as one before; its ids don't count as words. And counts what faults stopped, and which of
 * that was sent again. Passes all on to another journal.
 *
 * <p>It remembers what was sent, so its memory grows with the test. Belongs to its loop's thread.
 */
public final class Retries implements Journal {
  private final Journal journal;
  private final Map<String, Map<String, Map<Long, Sent>>> sent =
      new HashMap<>(); // sender, receiver
  private long count;
  private long stopped;
  private long stoppedReplies;
  private long repeated;

  public Retries(Journal journal) {
    this.journal = journal;
  }

  /**
   * What was counted.
   *
   * @param retries messages that had been sent before
   * @param stopped messages between nodes that a fault stopped, replies not among them
   * @param stoppedReplies replies between nodes that a fault stopped
   * @param repeated how many of the stopped messages were sent again later
   */
  public record Counts(long retries, long stopped, long stoppedReplies, long repeated) {}

  /** What there was so far. */
  public Counts counts() {
    return new Counts(count, stopped, stoppedReplies, repeated);
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

  private Sent same(Packet packet) {
    return sent.computeIfAbsent(packet.src(), src -> new HashMap<>())
        .computeIfAbsent(packet.dest(), dest -> new HashMap<>())
        .computeIfAbsent(packet.words(), words -> new Sent());
  }

  /** All messages of the same sender, receiver and words. */
  private static final class Sent {
    private static final long NONE = -1;

    private long lastId = NONE;
    private long stopped; // and not sent again so far
  }
}
