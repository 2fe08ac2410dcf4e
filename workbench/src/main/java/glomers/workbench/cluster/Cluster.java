package glomers.workbench.cluster;

import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import java.util.Map;
import java.util.Optional;

/** The nodes of one test, as processes or simulated. Confined to the event-loop thread. */
public interface Cluster {

  /**
   * Starts all nodes.
   *
   * @return the endpoint of each node, by its name and in the order of the nodes
   */
  Map<String, Network.Endpoint> start(Listener listener);

  /** Stops all nodes at once. Idempotent. */
  void stop();

  /** Pauses a node. */
  void pause(String node);

  /** Resumes a paused node. */
  void resume(String node);

  /** Describes the last output of a node. It may show why the node does not answer. */
  String lastWords(String node);

  /** The process of a node; empty if the node is simulated. */
  Optional<NodeProcess> process(String node);

  /** Observes a node that is a process. Confined to the event-loop thread. */
  interface NodeProcess {
    /** Whether the process is running. */
    boolean lives();

    /** Whether it has written the beginning of a line to STDOUT, but not the end. */
    boolean hasUnfinishedLine();

    /**
     * The processor time used so far by it and its descendants, in nanoseconds; 0 if the system
     * does not report it.
     */
    long processorNanos();

    /** Closes its STDIN, to see what it does then. From now on, its end is not a failure. */
    void endInput();

    /** Whether the process has ended and all of its output was read. */
    boolean outputEnded();
  }

  /** Receives what nodes send, and their failures. Confined to the event-loop thread. */
  interface Listener {
    /**
     * A node sent a message.
     *
     * @param time when, on the loop's clock, in nanoseconds
     */
    void sent(String node, Packet packet, long time);

    /**
     * A node violated the protocol, or cannot continue.
     *
     * @param kind an identifier for programs
     * @param message a description for people
     */
    void failed(String node, String kind, String message);

    /**
     * A node did something that is worth a finding, and continues. Ignored by default.
     *
     * @param kind an identifier for programs
     * @param message a description for people
     */
    default void noticed(String node, String kind, String message) {}
  }
}
