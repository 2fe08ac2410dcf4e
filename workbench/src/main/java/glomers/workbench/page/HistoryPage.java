package glomers.workbench.page;

import glomers.workbench.checker.CheckResult;
import glomers.workbench.history.Operation;
import glomers.workbench.report.VerdictText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a history alone, such as one of a real Maelstrom: without messages, and without the
 * names of the nodes.
 */
public final class HistoryPage {
  private HistoryPage() {}

  /**
   * Writes the page.
   *
   * @param title where the history comes from
   * @param results the results map
   */
  public static void write(
      Path file,
      String title,
      List<Operation> history,
      CheckResult checkResult,
      Map<String, Object> results)
      throws IOException {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("format", RunPage.FORMAT);
    data.put("title", title);
    data.put("lines", RunData.lines(VerdictText.summary(checkResult)));
    data.put("results", results);
    data.put("nodes", List.of());
    data.put("workloadEnd", 0);
    data.put("faults", faults(history));
    data.put("operations", RunData.operations(history, process -> (int) Column.NONE));
    data.put("values", RunData.values(history, Optional.empty(), List.of()));
    HtmlPage.write(file, title, "report.js", data);
  }

  /** The partitions, from the nemesis's operations that begin and end them. */
  private static List<Object> faults(List<Operation> history) {
    List<Object> faults = new ArrayList<>();
    Optional<Operation> begun = Optional.empty();
    for (Operation operation : history) {
      boolean ended = !operation.byClient() && operation.type() != Operation.Type.INVOKE;
      if (ended && operation.function().startsWith("start")) {
        begun = begun.or(() -> Optional.of(operation));
      } else if (ended && operation.function().startsWith("stop") && begun.isPresent()) {
        faults.add(fault(faults.size() + 1, begun.get(), MessageTable.micros(operation.time())));
        begun = Optional.empty();
      }
    }
    if (begun.isPresent()) {
      faults.add(fault(faults.size() + 1, begun.get(), Column.NONE));
    }
    return faults;
  }

  private static Map<String, Object> fault(int number, Operation begun, long end) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", "partition " + number);
    map.put("kind", "partition");
    map.put("detail", begun.value().map(String::valueOf).orElse(""));
    map.put("begin", MessageTable.micros(begun.time()));
    map.put("end", end);
    map.put("links", List.of());
    map.put("paused", List.of());
    return map;
  }
}
