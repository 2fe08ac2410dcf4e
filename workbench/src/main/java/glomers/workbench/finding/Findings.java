package glomers.workbench.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the findings of a test. For each kind and node, the first finding is kept and the others
 * are counted. The number of kept findings is bounded, since a program can invent any number of
 * node names; beyond the bound, findings are only counted. Not thread-safe.
 */
public final class Findings {
  /** The maximum number of findings that are kept. */
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
