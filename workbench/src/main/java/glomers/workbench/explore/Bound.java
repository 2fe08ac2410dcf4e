package glomers.workbench.explore;

import glomers.workbench.scenario.Topology;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The size of a small state space, and the limits of its exploration. Immutable.
 *
 * @param nodes number of nodes
 * @param values maximum number of values that clients broadcast: value 0 at n0, value 1 at n1, and
 *     so on
 * @param cuts maximum number of partitions of the network, one after another
 * @param timers maximum number of timers that fire, over all nodes, before the fair ending
 * @param earlyTimers whether timers may also fire while messages are in flight, as if a message
 *     took longer than a timer
 * @param overtaking whether a message may overtake another from the same node to the same node
 * @param maxStates maximum number of states to visit before giving up
 * @param topology gives the neighbours in the nodes' {@code topology} message
 */
public record Bound(
    int nodes,
    int values,
    int cuts,
    int timers,
    boolean earlyTimers,
    boolean overtaking,
    long maxStates,
    Topology topology) {

  /** The default. It takes some seconds for the parts. */
  public static final Bound DEFAULT =
      new Bound(3, 2, 1, 1, false, false, 50_000_000, Topology.GRID);

  /** Upper limit of nodes, values, partitions and timers. */
  public static final int MAX = 8;

  public Bound {
    require(
        nodes >= 1 && nodes <= MAX, "--node-count must be 1 to " + MAX + " in a small state space");
    require(values >= 1 && values <= MAX, "--values must be 1 to " + MAX);
    require(cuts >= 0 && cuts <= MAX, "--cuts must be 0 to " + MAX);
    require(timers >= 0 && timers <= MAX, "--timers must be 0 to " + MAX);
    require(maxStates >= 1, "--max-states must be at least 1");
  }

  /** The names of the nodes: {@code n0}, {@code n1}, … */
  public List<String> nodeIds() {
    return IntStream.range(0, nodes).mapToObj(i -> "n" + i).toList();
  }

  Map<String, List<String>> neighbours() {
    return topology.neighbours(nodeIds());
  }

  /** The index of the node at which a value is broadcast. */
  int nodeOf(int value) {
    return value % nodes;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
