package glomers.workbench.network;

import glomers.workbench.network.Network.Traffic;

/** Counts of messages, as in Maelstrom's {@code :net}. Confined to the event-loop thread. */
public final class NetworkStats {
  private final Count clients = new Count();
  private final Count servers = new Count();

  void sent(Traffic traffic) {
    switch (traffic) {
      case CLIENTS -> clients.sent++;
      case SERVERS -> servers.sent++;
      case PROVOKED, OBSERVER -> {}
    }
  }

  void received(Traffic traffic) {
    switch (traffic) {
      case CLIENTS -> clients.received++;
      case SERVERS -> servers.received++;
      case PROVOKED, OBSERVER -> {}
    }
  }

  /** Messages between clients and nodes. */
  public Count clients() {
    return clients;
  }

  /** Messages between nodes. */
  public Count servers() {
    return servers;
  }

  /** The counts of one class of messages. Confined to the event-loop thread. */
  public static final class Count {
    private long sent;
    private long received;

    /** Messages sent, including those that were lost. */
    public long sent() {
      return sent;
    }

    /** Messages delivered, including duplicates. */
    public long received() {
      return received;
    }
  }
}
