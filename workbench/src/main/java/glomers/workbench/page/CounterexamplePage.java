package glomers.workbench.page;

import glomers.workbench.explore.CounterexampleTrace;
import glomers.workbench.explore.CounterexampleTrace.Broadcast;
import glomers.workbench.explore.CounterexampleTrace.Partition;
import glomers.workbench.explore.CounterexampleTrace.Possession;
import glomers.workbench.explore.ExplorationResult;
import glomers.workbench.explore.ExplorationResult.Counterexample;
import glomers.workbench.report.ExplorationText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The page of a failing schedule that an exhaustive exploration found. Its data has the format of a
 * run's page; its times are the numbers of steps.
 */
public final class CounterexamplePage {
  private CounterexamplePage() {}

  /**
   * Writes the page.
   *
   * @param title a description of the exploration
   * @param results the results map
   */
  public static void write(
      Path file,
      String title,
      ExplorationResult explored,
      Counterexample example,
      Map<String, Object> results)
      throws IOException {
    HtmlPage.write(file, title, "counterexample.js", data(title, explored, example, results));
  }

  private static Map<String, Object> data(
      String title,
      ExplorationResult explored,
      Counterexample example,
      Map<String, Object> results) {
    CounterexampleTrace trace = example.trace();
    Map<String, Object> all = new LinkedHashMap<>(results);
    String kind = example.certain() ? "counterexample" : "unclear";
    all.put("findings", List.of(Map.of("kind", kind, "message", example.problem())));
    all.put("explanations", List.of());
    List<String> steps = new ArrayList<>(example.steps());
    if (!example.end().isEmpty()) {
      steps.add("In the end, " + String.join(", ", example.end()));
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("format", 1);
    data.put("title", title);
    data.put(
        "lines",
        ExplorationText.summary(explored).stream()
            .map(line -> List.of(line.name(), line.text()))
            .toList());
    data.put("results", all);
    data.put("steps", steps);
    data.put("nodes", trace.nodes());
    data.put("topology", List.of());
    data.put("workloadEnd", steps.size());
    data.put("faults", trace.partitions().stream().map(cut -> fault(cut, trace)).toList());
    data.put("operations", operations(trace, example.steps().size() + 1));
    data.put("values", values(trace));
    data.put("messages", TransferTable.of(trace.messages()));
    return data;
  }

  private static Map<String, Object> fault(Partition partition, CounterexampleTrace trace) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", partition.name());
    map.put("kind", "partition");
    map.put("detail", partition.detail());
    map.put("begin", partition.begin());
    map.put("end", partition.end());
    map.put("affected", partition.lost());
    map.put(
        "links",
        partition.links().stream()
            .map(
                link ->
                    List.of(trace.nodes().indexOf(link.from()), trace.nodes().indexOf(link.to())))
            .toList());
    map.put("paused", List.of());
    return map;
  }

  /** The broadcasts, and a read of each node at the end. */
  private static Map<String, Object> operations(CounterexampleTrace trace, int end) {
    List<Integer> node = new ArrayList<>();
    List<Integer> read = new ArrayList<>();
    List<Long> value = new ArrayList<>();
    List<Integer> begin = new ArrayList<>();
    List<Integer> took = new ArrayList<>();
    List<Integer> log = new ArrayList<>();
    List<Integer> shown = new ArrayList<>();
    int none = (int) Column.NONE;
    for (Broadcast broadcast : trace.broadcasts()) {
      node.add(broadcast.node());
      read.add(0);
      value.add(broadcast.value());
      begin.add(broadcast.step());
      OptionalInt acknowledged = broadcast.acknowledged();
      took.add(acknowledged.isPresent() ? acknowledged.getAsInt() - broadcast.step() : none);
      log.add(none);
      shown.add(0);
    }
    for (int of = 0; of < trace.reads().size(); of++) {
      node.add(of);
      read.add(1);
      value.add(Column.NONE);
      begin.add(end);
      Optional<List<Long>> reply = trace.reads().get(of);
      took.add(reply.isPresent() ? 0 : none);
      log.add(reply.isPresent() ? of : none);
      shown.add(reply.orElse(List.of()).size());
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("total", node.size());
    map.put("outcomes", List.of("ok"));
    map.put("node", node);
    map.put("read", read);
    map.put("value", value);
    map.put("begin", begin);
    map.put("took", took);
    map.put("outcome", took.stream().map(steps -> steps == none ? none : 0).toList());
    map.put("logs", trace.reads().stream().map(reply -> reply.orElse(List.of())).toList());
    map.put("log", log);
    map.put("shown", shown);
    return map;
  }

  private static Map<String, Object> values(CounterexampleTrace trace) {
    List<Broadcast> broadcasts = trace.broadcasts();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("total", broadcasts.size());
    map.put("value", broadcasts.stream().map(Broadcast::value).toList());
    map.put("fate", broadcasts.stream().map(broadcast -> fate(broadcast, trace)).toList());
    map.put(
        "known",
        broadcasts.stream()
            .map(broadcast -> broadcast.acknowledged().orElse((int) Column.NONE))
            .toList());
    map.put("latency", broadcasts.stream().map(broadcast -> Column.NONE).toList());
    map.put(
        "had",
        IntStream.range(0, trace.nodes().size())
            .mapToObj(
                node ->
                    broadcasts.stream()
                        .map(broadcast -> had(node, broadcast.value(), trace.possessions()))
                        .toList())
            .toList());
    return map;
  }

  /** Lost if it was acknowledged and a read at the end lacks it; otherwise nothing is said. */
  private static long fate(Broadcast broadcast, CounterexampleTrace trace) {
    boolean lost =
        broadcast.acknowledged().isPresent()
            && trace.reads().stream()
                .flatMap(Optional::stream)
                .anyMatch(read -> !read.contains(broadcast.value()));
    return lost ? RunData.LOST : Column.NONE;
  }

  private static long had(int node, long value, List<Possession> possessions) {
    return possessions.stream()
        .filter(had -> had.node() == node && had.value() == value)
        .mapToLong(Possession::step)
        .findFirst()
        .orElse(Column.NONE);
  }
}
