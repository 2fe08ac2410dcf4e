package glomers.workbench.network;

/** Counts of messages, as Maelstrom's {@code :net} has them. Belongs to its loop's thread. */
public final class NetworkStats {
  private final Count clients = new Count();
  private final Count servers = new Count();
  private long cut;

  void sent(boolean betweenServers) {
    (betweenServers ? servers : clients).sent++;
  }

  void received(boolean betweenServers) {
    (betweenServers ? servers : clients).received++;
  }

  void cut() {
    cut++;
  }

  /** Messages with a client at either end. */
  public Count clients() {
    return clients;
  }

  /** Messages between nodes. */
  public Count servers() {
    return servers;
  }

  /** Messages that were lost because their link was cut. */
  public long cutMessages() {
    return cut;
  }

  /** One row of the counts. */
  public static final class Count {
    private long sent;
    private long received;

    /** Messages that were sent, lost ones included. */
    public long sent() {
      return sent;
    }

    /** Messages that were delivered. */
    public long received() {
      return received;
    }
  }
}
