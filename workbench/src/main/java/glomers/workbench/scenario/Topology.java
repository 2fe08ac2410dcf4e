package glomers.workbench.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The topologies of Maelstrom's {@code --topology}. A topology gives each node's neighbours, in
 * Maelstrom's order.
 */
public enum Topology {
  LINE,
  GRID,
  TREE,
  TREE2,
  TREE3,
  TREE4,
  TOTAL;

  /** The neighbours of each node. */
  public Map<String, List<String>> neighbours(List<String> nodes) {
    return switch (this) {
      case LINE -> line(nodes);
      case GRID -> grid(nodes);
      case TREE, TREE2 -> tree(nodes, 2);
      case TREE3 -> tree(nodes, 3);
      case TREE4 -> tree(nodes, 4);
      case TOTAL -> total(nodes);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, List<String>> line(List<String> nodes) {
    Map<String, List<String>> neighbours = new LinkedHashMap<>();
    for (int i = 0; nodes.size() > 1 && i < nodes.size(); i++) {
      neighbours.put(nodes.get(i), existing(nodes, i - 1, i + 1));
    }
    return neighbours;
  }

  private static Map<String, List<String>> grid(List<String> nodes) {
    int side = (int) Math.ceil(Math.sqrt(nodes.size()));
    Map<String, List<String>> neighbours = new LinkedHashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      int right = (i + 1) % side == 0 ? -1 : i + 1;
      int left = i % side == 0 ? -1 : i - 1;
      neighbours.put(nodes.get(i), existing(nodes, i + side, i - side, right, left));
    }
    return neighbours;
  }

  private static Map<String, List<String>> tree(List<String> nodes, int branches) {
    Map<String, List<String>> neighbours = new LinkedHashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      int[] near = new int[branches + 1];
      near[0] = i == 0 ? -1 : (i - 1) / branches;
      for (int child = 1; child <= branches; child++) {
        near[child] = i * branches + child;
      }
      neighbours.put(nodes.get(i), existing(nodes, near));
    }
    return neighbours;
  }

  private static Map<String, List<String>> total(List<String> nodes) {
    Map<String, List<String>> neighbours = new LinkedHashMap<>();
    for (String node : nodes) {
      neighbours.put(node, nodes.stream().filter(other -> !other.equals(node)).toList());
    }
    return neighbours;
  }

  private static List<String> existing(List<String> nodes, int... indices) {
    List<String> existing = new ArrayList<>();
    for (int index : indices) {
      if (index >= 0 && index < nodes.size()) {
        existing.add(nodes.get(index));
      }
    }
    return existing;
  }
}
