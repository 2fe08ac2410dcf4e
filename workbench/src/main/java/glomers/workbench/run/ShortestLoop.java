package glomers.workbench.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A directed graph that finds its shortest cycle. Of several, it is the one whose first edge was
 * added first. Not thread-safe.
 */
final class ShortestLoop {
  private final Map<String, List<String>> next = new LinkedHashMap<>();

  void add(String from, String to) {
    next.computeIfAbsent(from, first -> new ArrayList<>()).add(to);
  }

  /**
   * The nodes of the cycle in order, with the first one repeated at the end; empty if there is no
   * cycle.
   */
  List<String> find() {
    List<String> shortest = List.of();
    for (String node : next.keySet()) {
      List<String> loop = through(node);
      if (!loop.isEmpty() && (shortest.isEmpty() || loop.size() < shortest.size())) {
        shortest = loop;
      }
    }
    return shortest;
  }

  private List<String> through(String begin) {
    Map<String, String> cameFrom = new LinkedHashMap<>();
    Deque<String> reached = new ArrayDeque<>(List.of(begin));
    while (!reached.isEmpty() && !cameFrom.containsKey(begin)) {
      String node = reached.poll();
      for (String other : next.getOrDefault(node, List.of())) {
        if (cameFrom.putIfAbsent(other, node) == null) {
          reached.add(other);
        }
      }
    }
    if (!cameFrom.containsKey(begin)) {
      return List.of();
    }
    Deque<String> loop = new ArrayDeque<>(List.of(begin));
    String node = cameFrom.get(begin);
    while (!node.equals(begin)) {
      loop.addFirst(node);
      node = cameFrom.get(node);
    }
    loop.addFirst(begin);
    return List.copyOf(loop);
  }
}
