package glomers.workbench.network;

import java.io.PrintStream;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A journal that also tells of messages as they come, a line each: Maelstrom's {@code
 * --log-net-send} and {@code --log-net-recv}. Times count from the begin of the operations. Belongs
 * to its loop's thread.
 */
public final class NetLog implements Journal {
  /** How much of a body a line shows. */
  private static final int MAX_BODY_BYTES = 10_000;

  private final Journal journal;
  private final PrintStream out;
  private final boolean sends;
  private final boolean receipts;
  private OptionalLong begin = OptionalLong.empty(); // of the operations, on the loop's clock

  /**
   * @param journal gets all that this one gets
   * @param sends whether to tell of messages that are sent
   * @param receipts whether to tell of messages that are delivered
   */
  public NetLog(Journal journal, PrintStream out, boolean sends, boolean receipts) {
    this.journal = journal;
    this.out = out;
    this.sends = sends;
    this.receipts = receipts;
  }

  @Override
  public void begin(long now) {
    journal.begin(now);
    begin = OptionalLong.of(now);
  }

  @Override
  public void sent(long id, Packet packet, long now) {
    journal.sent(id, packet, now);
    if (sends) {
      tell("send", id, packet, now);
    }
  }

  @Override
  public void add(Entry entry) {
    journal.add(entry);
    if (receipts && entry.lostBy().isEmpty()) {
      tell("recv", entry.id(), entry.packet(), entry.arrived());
    }
  }

  @Override
  public void underWay(long id, Packet packet, long sent) {
    journal.underWay(id, packet, sent);
  }

  private void tell(String what, long id, Packet packet, long now) {
    String when =
        begin.isEmpty()
            ? "before" // the operations; how long before, nobody knows yet
            : TimeUnit.NANOSECONDS.toMillis(now - begin.getAsLong()) + " ms";
    out.println(what + " " + when + " #" + id + " " + packet.text(MAX_BODY_BYTES));
  }
}
