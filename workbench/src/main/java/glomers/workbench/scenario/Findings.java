package glomers.workbench.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings as they come: of a kind and node the first is kept, and the rest counted. */
final class Findings {
  private final Map<List<String>, Finding> first = new LinkedHashMap<>();
  private final Map<List<String>, Integer> counts = new LinkedHashMap<>();

  void add(String node, String kind, String message) {
    add(Optional.of(node), kind, message);
  }

  void add(String kind, String message) {
    add(Optional.empty(), kind, message);
  }

  List<Finding> list() {
    List<Finding> list = new ArrayList<>();
    first.forEach(
        (key, finding) -> {
          int more = counts.get(key) - 1;
          String times =
              more == 0 ? "" : " (and " + more + (more == 1 ? " time" : " times") + " more)";
          list.add(new Finding(finding.kind(), finding.node(), finding.message() + times));
        });
    return list;
  }

  private void add(Optional<String> node, String kind, String message) {
    List<String> key = List.of(kind, node.orElse(""));
    first.putIfAbsent(key, new Finding(kind, node, message));
    counts.merge(key, 1, Integer::sum);
  }
}
