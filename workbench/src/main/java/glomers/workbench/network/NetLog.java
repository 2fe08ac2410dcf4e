package glomers.workbench.network;

import java.io.PrintStream;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A journal that also prints each message on one line: Maelstrom's {@code --log-net-send} and
 * {@code --log-net-recv}. Times count from the beginning of the operations. Confined to the
 * event-loop thread.
 */
public final class NetLog implements Journal {
  /** The maximum number of bytes of a body that a line shows. */
  private static final int MAX_BODY_BYTES = 10_000;

  private final Journal journal;
  private final PrintStream out;
  private final boolean sends;
  private final boolean receipts;
  private OptionalLong begin = OptionalLong.empty(); // of the operations, on the loop's clock

  /**
   * @param journal receives everything that this journal receives
   * @param sends whether to print messages when they are sent
   * @param receipts whether to print messages when they are delivered
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
      print("send", id, packet, now);
    }
  }

  @Override
  public void add(Entry entry) {
    journal.add(entry);
    if (receipts && entry.lostBy().isEmpty()) {
      print("recv", entry.id(), entry.packet(), entry.arrived());
    }
  }

  @Override
  public void underWay(long id, Packet packet, long sent) {
    journal.underWay(id, packet, sent);
  }

  private void print(String what, long id, Packet packet, long now) {
    String when =
        begin.isEmpty()
            ? "before" // the beginning of the operations, which is not known yet
            : TimeUnit.NANOSECONDS.toMillis(now - begin.getAsLong()) + " ms";
    out.println(what + " " + when + " #" + id + " " + packet.text(MAX_BODY_BYTES));
  }
}
