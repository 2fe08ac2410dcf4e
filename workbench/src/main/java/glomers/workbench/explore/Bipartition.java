package glomers.workbench.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to cut the network in two.
 *
 * @param side the nodes on n0's side, as bits
 * @param nodes how many nodes there are
 */
record Bipartition(int side, int nodes) {

  /** Every way to cut so many nodes in two. */
  static List<Bipartition> all(int nodes) {
    List<Bipartition> cuts = new ArrayList<>();
    for (int side = 1; side < (1 << nodes) - 1; side += 2) { // n0 is always in it
      cuts.add(new Bipartition(side, nodes));
    }
    return cuts;
  }

  /** Whether it is between these two. */
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
