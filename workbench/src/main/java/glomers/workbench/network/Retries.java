package glomers.workbench.network;

import glomers.common.protocol.Body;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts what nodes send each other again: a message, not a reply, of the same sender, receiver and
 * words as one before; its ids don't count as words. Passes all on to another journal.
 *
 * <p>It remembers what was sent, so its memory grows with the test. Belongs to its loop's thread.
 */
public final class Retries implements Journal {
  private final Journal journal;
  private final Map<String, Map<String, Set<Object>>> sent = new HashMap<>(); // sender, receiver
  private long count;

  public Retries(Journal journal) {
    this.journal = journal;
  }

  /** How many messages there were that had been sent before. */
  public long count() {
    return count;
  }

  @Override
  public void sent(long id, Packet packet, long now) {
    journal.sent(id, packet, now);
    if (packet.inReplyTo().isEmpty() && !Network.isClient(packet.src())) {
      boolean first =
          sent.computeIfAbsent(packet.src(), src -> new HashMap<>())
              .computeIfAbsent(packet.dest(), dest -> new HashSet<>())
              .add(words(packet));
      count += first ? 0 : 1;
    }
  }

  @Override
  public void add(Entry entry) {
    journal.add(entry);
  }

  private static Object words(Packet packet) {
    if (packet.type().equals("broadcast") && packet.body() instanceof Body.Broadcast broadcast) {
      return broadcast.message(); // what nearly all of them are, at less cost than as text
    }
    String body = new String(packet.json(), StandardCharsets.UTF_8);
    return packet.msgId().isEmpty() ? body : body.replaceAll("\"msg_id\"\\s*:\\s*\\d+", "");
  }
}
