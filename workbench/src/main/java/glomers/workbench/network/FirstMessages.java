package glomers.workbench.network;

/**
 * Passes the first messages between nodes on to another journal, and nothing else. So the other
 * journal is bounded. Confined to the event-loop thread.
 */
public final class FirstMessages implements Journal {
  private final Journal journal;
  private long left;

  /**
   * @param most how many messages between nodes are passed on
   */
  public FirstMessages(Journal journal, long most) {
    this.journal = journal;
    left = most;
  }

  @Override
  public void begin(long now) {
    journal.begin(now);
  }

  @Override
  public void add(Entry entry) {
    if (isWanted(entry.packet())) {
      journal.add(entry);
    }
  }

  @Override
  public void underWay(long id, Packet packet, long sent) {
    if (isWanted(packet)) {
      journal.underWay(id, packet, sent);
    }
  }

  private boolean isWanted(Packet packet) {
    boolean betweenNodes = !Network.isClient(packet.src()) && !Network.isClient(packet.dest());
    return betweenNodes && left-- > 0;
  }
}
