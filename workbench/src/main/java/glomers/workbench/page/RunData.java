package glomers.workbench.page;

import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.SetFull.ValueFate;
import glomers.workbench.explain.TracedRun;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.network.TrafficSeries;
import glomers.workbench.report.VerdictText;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The parts of a page's data, as maps. Times are microseconds since the operations began. In a
 * column of numbers, -1 stands for none. {@code run.js} describes the format.
 */
final class RunData {
  /** How many operations a page has at most; of more, the first ones. */
  private static final int MAX_OPERATIONS = 60_000;

  /** How many cells the table of nodes and values may have. */
  private static final int MAX_CELLS = 250_000;

  /** The fate of a lost value, by its place among the fates. */
  static final long LOST = SetFull.Fate.LOST.ordinal();

  private RunData() {}

  static List<Object> faults(Outcome outcome) {
    List<String> nodes = outcome.scenario().nodeIds();
    List<Object> faults = new ArrayList<>();
    for (InjectedFault injected : outcome.injectedFaults()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", injected.name());
      map.put("kind", injected.fault().kind().toString());
      map.put("detail", injected.detail());
      map.put("begin", MessageTable.micros(injected.begin()));
      map.put("end", micros(injected.end()));
      map.put("affected", injected.affected());
      map.put(
          "links",
          injected.fault() instanceof Fault.Cut cut
              ? cut.links().stream().map(link -> link(link, nodes)).toList()
              : List.of());
      map.put("paused", injected.fault().paused().stream().map(nodes::indexOf).toList());
      faults.add(map);
    }
    return faults;
  }

  private static int[] link(Link link, List<String> nodes) {
    return new int[] {nodes.indexOf(link.from()), nodes.indexOf(link.to())};
  }

  /**
   * The operations as columns, in the order of their invocations.
   *
   * @param nodeOf the index of the node that a process sends requests to
   */
  static Map<String, Object> operations(
      Collection<Operation> history, IntFunction<Integer> nodeOf) {
    List<String> outcomes = new ArrayList<>(List.of("ok"));
    Column node = new Column();
    Column read = new Column();
    Column value = new Column();
    Column begin = new Column();
    List<Long> took = new ArrayList<>();
    List<Integer> outcome = new ArrayList<>();
    ReadColumns reads = new ReadColumns();
    Map<Integer, Integer> pending = new LinkedHashMap<>(); // by process
    long total = 0;
    for (Operation operation : history) {
      if (!operation.byClient()) {
        continue;
      }
      if (operation.type() == Type.INVOKE) {
        total++;
        if (took.size() < MAX_OPERATIONS) {
          pending.put(operation.process(), took.size());
          node.add(nodeOf.apply(operation.process()));
          read.add(operation.isBroadcast() ? 0 : 1);
          value.add(operation.isBroadcast() ? operation.broadcastValue() : Column.NONE);
          begin.add(MessageTable.micros(operation.time()));
          took.add(Column.NONE);
          outcome.add((int) Column.NONE);
          reads.addRow();
        }
      } else if (pending.containsKey(operation.process())) {
        int row = pending.remove(operation.process());
        took.set(row, MessageTable.micros(operation.time()) - begin.at(row));
        String end = operation.type() == Type.OK ? "ok" : operation.failure();
        if (!outcomes.contains(end)) {
          outcomes.add(end);
        }
        outcome.set(row, outcomes.indexOf(end));
        if (operation.isOkRead()) {
          reads.set(row, operation.reading());
        }
      }
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("total", total);
    map.put("outcomes", outcomes);
    map.put("node", node.toArray());
    map.put("read", read.toArray());
    map.put("value", value.toArray());
    map.put("begin", begin.toArray());
    map.put("took", took);
    map.put("outcome", outcome);
    map.putAll(reads.toMap(MAX_CELLS));
    return map;
  }

  /**
   * What became of the values, and when each node first had each. If there are too many values,
   * there are columns only for those that were lost, stale or chosen, and for every so many of the
   * others.
   *
   * @param run empty if it is not known which values messages carried
   */
  static Map<String, Object> values(
      Collection<Operation> history, Optional<TracedRun> run, List<String> nodes) {
    List<ValueFate> all = SetFull.fates(history);
    int most = Math.max(1, MAX_CELLS / Math.max(1, nodes.size()));
    int step = (all.size() + most - 1) / most;
    List<ValueFate> fates = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (step <= 1 || i % step == 0 || all.get(i).fate() == SetFull.Fate.LOST) {
        fates.add(all.get(i));
      }
    }
    return values(fates, all.size(), run, nodes);
  }

  /**
   * The same for given values.
   *
   * @param total how many values there were in the run
   */
  static Map<String, Object> values(
      List<ValueFate> fates, int total, Optional<TracedRun> run, List<String> nodes) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("total", total);
    map.put("value", fates.stream().map(ValueFate::value).toList());
    map.put("fate", fates.stream().map(fate -> fate.fate().ordinal()).toList());
    map.put("known", fates.stream().map(fate -> micros(fate.known())).toList());
    map.put("latency", fates.stream().map(fate -> fate.latencyMillis().orElse(-1)).toList());
    if (run.isPresent()) {
      map.put(
          "had",
          nodes.stream()
              .map(
                  node ->
                      fates.stream()
                          .map(fate -> micros(run.get().had(node, fate.value())))
                          .toList())
              .toList());
    }
    return map;
  }

  static Map<String, Object> traffic(TrafficSeries traffic, boolean complete) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("interval", MessageTable.micros(traffic.intervalNanos()));
    for (TrafficSeries.Kind kind : TrafficSeries.Kind.values()) {
      map.put(kind.name().toLowerCase(Locale.ROOT), traffic.counts(kind));
    }
    map.put("complete", complete);
    return map;
  }

  /** The links that the topology suggests, as pairs of indices of nodes; each link once. */
  static List<int[]> topology(Scenario scenario) {
    List<String> nodes = scenario.nodeIds();
    List<int[]> links = new ArrayList<>();
    scenario
        .topology()
        .neighbours(nodes)
        .forEach(
            (node, others) ->
                others.stream()
                    .filter(other -> nodes.indexOf(node) < nodes.indexOf(other))
                    .forEach(
                        other -> links.add(new int[] {nodes.indexOf(node), nodes.indexOf(other)})));
    return links;
  }

  /** The values whose messages a page keeps first: lost ones, late ones, and the first one. */
  static Set<Long> telling(Outcome outcome, int most) {
    Set<Long> values = new LinkedHashSet<>();
    outcome.workload().lost().stream().limit(most).forEach(values::add);
    outcome.workload().worstStale().stream()
        .limit(most)
        .forEach(stale -> values.add(stale.value()));
    return values;
  }

  /** The lines that the terminal shows before the findings. */
  static List<List<String>> lines(List<VerdictText.Line> lines) {
    return lines.stream().map(line -> List.of(line.name(), line.text())).toList();
  }

  private static long micros(OptionalLong nanos) {
    return nanos.isPresent() ? MessageTable.micros(nanos.getAsLong()) : Column.NONE;
  }
}
