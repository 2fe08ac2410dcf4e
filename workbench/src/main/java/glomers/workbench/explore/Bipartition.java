package glomers.workbench.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A partition of the network into two sides. Immutable.
 *
 * @param side the nodes on n0's side, one bit for each
 * @param nodes number of nodes
 */
record Bipartition(int side, int nodes) {

  /** All partitions of that many nodes. */
  static List<Bipartition> all(int nodes) {
    List<Bipartition> cuts = new ArrayList<>();
    for (int side = 1; side < (1 << nodes) - 1; side += 2) { // n0 is always in the side
      cuts.add(new Bipartition(side, nodes));
    }
    return cuts;
  }

  /** Whether two nodes are on different sides. */
  boolean parts(int node, int other) {
    return (side >> node & 1) != (side >> other & 1);
  }

  /** Such as {@code n0 n2 | n1}. */
  @Override
  public String toString() {
    return names(1) + " | " + names(0);
  }

  private String names(int wanted) {
    return java.util.stream.IntStream.range(0, nodes)
        .filter(node -> (side >> node & 1) == wanted)
        .mapToObj(node -> "n" + node)
        .collect(Collectors.joining(" "));
  }
}
