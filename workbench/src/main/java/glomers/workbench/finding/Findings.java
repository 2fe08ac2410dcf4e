package glomers.workbench.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Findings as they come: of a kind and node the first is kept, and the rest counted. Nodes may call
 * themselves ever other names, so after very many kinds and nodes only their number is kept.
 */
public final class Findings {
  /** Of how many kinds and nodes the first finding is kept. */
  static final int MOST_KEPT = 5_000;

  private final Map<List<String>, Finding> first = new LinkedHashMap<>();
  private final Map<List<String>, Integer> counts = new LinkedHashMap<>();
  private long left;

  public void add(String node, String kind, String message) {
    add(Optional.of(node), kind, message);
  }

  public void add(String kind, String message) {
    add(Optional.empty(), kind, message);
  }

  public List<Finding> list() {
    List<Finding> list = new ArrayList<>();
    first.forEach(
        (key, finding) -> {
          int more = counts.get(key) - 1;
          String times =
              more == 0 ? "" : " (and " + more + (more == 1 ? " time" : " times") + " more)";
          list.add(new Finding(finding.kind(), finding.node(), finding.message() + times));
        });
    if (left > 0) {
      String text = left + " findings more, of yet other kinds and nodes, are left out";
      list.add(new Finding("more-findings", Optional.empty(), text));
    }
    return list;
  }

  private void add(Optional<String> node, String kind, String message) {
    List<String> key = List.of(kind, node.orElse(""));
    if (!first.containsKey(key)) {
      if (first.size() == MOST_KEPT) {
        left++;
        return;
      }
      first.put(key, new Finding(kind, node, message));
    }
    counts.merge(key, 1, Integer::sum);
  }
}
