package glomers.workbench.cluster;

import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import java.util.Map;

/** The nodes of one test, however they run. Belongs to its loop's thread. */
public interface Cluster {

  /**
   * Starts all nodes.
   *
   * @return where each node takes its packets, by its name and in order
   */
  Map<String, Network.Endpoint> start(Listener listener);

  /** Ends all nodes, at once. Does nothing the second time. */
  void stop();

  /** Told of what nodes do, on the loop's thread. */
  interface Listener {
    /** A node sent something. */
    void sent(Packet packet);

    /**
     * A node can't go on.
     *
     * @param kind what happened, in a word for programs
     * @param message what happened, in words for people
     */
    void failed(String node, String kind, String message);
  }
}
