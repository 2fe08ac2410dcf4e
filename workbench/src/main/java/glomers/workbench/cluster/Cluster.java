package glomers.workbench.cluster;

import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import java.util.Map;
import java.util.Optional;

/** The nodes of one test, however they run. Confined to the event-loop thread. */
public interface Cluster {

  /**
   * Starts all nodes.
   *
   * @return where each node takes its packets, by its name and in order
   */
  Map<String, Network.Endpoint> start(Listener listener);

  /** Ends all nodes, at once. Does nothing the second time. */
  void stop();

  /** Makes a node stand still. */
  void pause(String node);

  /** Lets a node go on. */
  void resume(String node);

  /** What a node wrote that may tell why it is silent, in words. */
  String lastWords(String node);

  /** A node's process, if it is one. */
  Optional<NodeProcess> process(String node);

  /** What can be found out about a node that is a process. Confined to the event-loop thread. */
  interface NodeProcess {
    /** Whether it has not ended. */
    boolean lives();

    /** Whether it began a line on its STDOUT and has yet to end it. */
    boolean hasUnfinishedLine();

    /** Processor time so far, in nanoseconds, of it and what it started; 0 if nobody can tell. */
    long processorNanos();

    /** Closes its STDIN, to see what it does then: its end counts as no failure any more. */
    void endInput();

    /** Whether everything has come that it will ever write. */
    boolean outputEnded();
  }

  /** Told of what nodes do, on the loop's thread. */
  interface Listener {
    /**
     * A node sent something.
     *
     * @param time when, on the loop's clock, in nanoseconds
     */
    void sent(String node, Packet packet, long time);

    /**
     * A node did something that it must not do, or can't go on.
     *
     * @param kind what happened, in a word for programs
     * @param message what happened, in words for people
     */
    void failed(String node, String kind, String message);
  }
}
