package glomers.workbench.explore;

import glomers.workbench.scenario.Link;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A failing schedule as data. All times are the numbers of steps, from 1. Immutable.
 *
 * @param nodes the names of the nodes; elsewhere, a node is its index in this list
 * @param broadcasts the clients' broadcasts
 * @param messages the messages between nodes, in the order in which they were sent
 * @param partitions the partitions of the network, one after another
 * @param possessions for each node and value, from when a read of the node would show the value
 * @param reads what a read of each node shows after the last step, or nothing if the node doesn't
 *     reply; empty if the schedule has no end
 */
public record CounterexampleTrace(
    List<String> nodes,
    List<Broadcast> broadcasts,
    List<Transfer> messages,
    List<Partition> partitions,
    List<Possession> possessions,
    List<Optional<List<Long>>> reads) {

  public CounterexampleTrace {
    nodes = List.copyOf(nodes);
    broadcasts = List.copyOf(broadcasts);
    messages = List.copyOf(messages);
    partitions = List.copyOf(partitions);
    possessions = List.copyOf(possessions);
    reads = List.copyOf(reads);
  }

  /**
   * A client's broadcast.
   *
   * @param acknowledged when the node acknowledged it, if it did
   */
  public record Broadcast(int node, long value, int step, OptionalInt acknowledged) {}

  /**
   * A message between nodes.
   *
   * @param number counts the messages from 1
   * @param body its body as JSON
   * @param ended when it arrived or was lost; empty if it was in flight at the end
   * @param lostBy the name of the partition that lost it, if it was lost
   */
  public record Transfer(
      int number,
      int src,
      int dest,
      String body,
      int sent,
      OptionalInt ended,
      Optional<String> lostBy) {}

  /**
   * A partition of the network.
   *
   * @param detail its two sides
   * @param links the directions that are cut
   * @param lost the number of messages that it lost
   */
  public record Partition(
      String name, String detail, Set<Link> links, int begin, int end, int lost) {}

  /** A node has a value from this step on. */
  public record Possession(int node, long value, int step) {}
}
