package glomers.workbench.network;

import glomers.workbench.network.Network.Traffic;

/** Counts of messages, as Maelstrom's {@code :net} has them. Confined to the event-loop thread. */
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

  /** Messages with a client at either end. */
  public Count clients() {
    return clients;
  }

  /** Messages between nodes. */
  public Count servers() {
    return servers;
  }

  /** One row of the counts. */
  public static final class Count {
    private long sent;
    private long received;

    /** Messages that were sent, lost ones included. */
    public long sent() {
      return sent;
    }

    /** Messages that were delivered, copies included. */
    public long received() {
      return received;
    }
  }
}
