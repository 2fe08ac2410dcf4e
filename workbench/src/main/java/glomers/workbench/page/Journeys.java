package glomers.workbench.page;

import glomers.workbench.checker.SetFull.ValueFate;
import glomers.workbench.explain.TracedRun;
import glomers.workbench.explain.ValueSpread;
import glomers.workbench.history.Operation;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The journeys of a few values through all runs of one scenario: for each run the data of {@code
 * run.js}, with the messages and operations of those values and no others.
 */
final class Journeys {
  private Journeys() {}

  /**
   * A run whose messages can be followed.
   *
   * @param followed how long, in nanoseconds since the operations began
   */
  private record Traced(ComparedRun run, TracedRun messages, long followed) {}

  /**
   * Follows the values.
   *
   * @param runs the runs of one scenario, in the order of the programs
   * @return empty if no node sent a message to another, or if a run is too large to follow
   */
  static Optional<Map<String, Object>> of(List<ComparedRun> runs) throws IOException {
    boolean sent = runs.stream().anyMatch(run -> run.row().outcome().net().servers().sent() > 0);
    boolean recorded = runs.stream().allMatch(run -> run.journal().isPresent());
    if (!sent || !recorded) {
      return Optional.empty();
    }
    List<Traced> traced =
        runs.parallelStream().map(Journeys::trace).flatMap(Optional::stream).toList();
    if (traced.size() < runs.size()) {
      return Optional.empty();
    }
    long followed = traced.stream().mapToLong(Traced::followed).min().orElseThrow();
    // A value needs some time to spread, so those of the second half are left out.
    long until = followed == Long.MAX_VALUE ? followed : followed / 2;
    SharedValues shared =
        new SharedValues(runs.stream().map(run -> run.row().outcome()).toList(), until);
    Set<Long> chosen = shared.telling();
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    List<Object> journeys = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      journeys.add(journey(traced.get(i), shared.fates(i, chosen), chosen));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("values", chosen);
    map.put("telling", shared.areSomeLostAndKept());
    map.put("runs", journeys);
    return Optional.of(map);
  }

  private static Optional<Traced> trace(ComparedRun run) {
    try {
      Outcome outcome = run.row().outcome();
      Optional<TracedRun> messages =
          TracedRun.of(outcome, run.journal().orElseThrow(), ComparedRun.MAX_MESSAGES);
      if (messages.isEmpty()) {
        return Optional.empty();
      }
      boolean isWhole = outcome.net().servers().sent() < ComparedRun.MAX_MESSAGES;
      long followed = isWhole ? Long.MAX_VALUE : messages.get().lastArrival();
      return Optional.of(new Traced(run, messages.get(), followed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> journey(Traced traced, List<ValueFate> fates, Set<Long> chosen)
      throws IOException {
    Outcome outcome = traced.run.row().outcome();
    Scenario scenario = outcome.scenario();
    boolean isWhole = traced.followed == Long.MAX_VALUE;
    List<String> nodes = scenario.nodeIds();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", traced.run.row().name());
    map.put("lines", List.of());
    map.put("results", Map.of());
    map.put("nodes", nodes);
    map.put("topology", RunData.topology(scenario));
    map.put("workloadEnd", MessageTable.micros(scenario.timeLimitNanos()));
    map.put("faults", RunData.faults(outcome));
    map.put(
        "operations",
        RunData.operations(
            operations(traced.messages, chosen),
            process -> nodes.indexOf(scenario.nodeOf(process))));
    map.put("values", RunData.values(fates, fates.size(), Optional.of(traced.messages), nodes));
    map.put(
        "messages",
        MessageTable.onlyOf(traced.messages, nodes, chosen)
            .toMap(outcome.net().servers().sent(), isWhole && traced.messages.hasUnseenArrivals()));
    if (!isWhole) {
      map.put("followed", MessageTable.micros(traced.followed));
    }
    return map;
  }

  /** The operations that say most about the values, in the order of the history. */
  private static Collection<Operation> operations(TracedRun run, Set<Long> chosen) {
    Map<Long, Operation> byIndex = new TreeMap<>();
    ValueSpread.calls(run, chosen)
        .forEach(
            call -> {
              byIndex.put(call.begin().index(), call.begin());
              call.end().ifPresent(end -> byIndex.put(end.index(), end));
            });
    return byIndex.values();
  }
}
