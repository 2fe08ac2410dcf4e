package glomers.workbench.cli;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.network.Journal;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.report.ComparisonTable;
import glomers.workbench.report.ComparisonTable.Row;
import glomers.workbench.report.Results;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs of every program in every scenario, in virtual time or as real processes. Immutable.
 *
 * @param real whether programs run as processes
 */
record Comparison(List<Entry> entries, boolean real) {

  /**
   * One cell: a program in a scenario.
   *
   * @param settings the name of the scenario
   */
  record Entry(String settings, SystemUnderTest system, Scenario scenario) {
    /** Whether a part runs in its own challenge. */
    boolean isAtHome() {
      return system.isPart() && system.name().equals(settings);
    }
  }

  /** Runs all entries: simulations in parallel, real processes one test after another. */
  List<Row> run(ScenarioFlags flags, StoreFlags store, StopSignal stop) throws Exception {
    if (!real) {
      return entries.parallelStream().map(entry -> simulate(entry, flags)).toList();
    }
    List<Row> rows = new ArrayList<>();
    for (Entry entry : entries) {
      if (!stop.isRequested()) {
        rows.add(runReally(entry, store, stop));
      }
    }
    return rows;
  }

  /**
   * The rows for JSON.
   *
   * @param command gives the command that repeats a row
   */
  List<Object> results(List<Row> rows, Function<Entry, String> command) {
    List<Object> results = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Entry entry = entries.get(i);
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("challenge", entry.settings);
      map.put("node", entry.system.label());
      map.put("retries", rows.get(i).retries().retries());
      map.put("retries-complete?", rows.get(i).retries().complete());
      map.put("why", ComparisonTable.why(rows.get(i)));
      map.put("results", Results.of(rows.get(i).outcome(), List.of(), command.apply(entry)));
      results.add(map);
    }
    return results;
  }

  private static Row simulate(Entry entry, ScenarioFlags flags) {
    Supplier<NodeProgram> node = Programs.inProcess(entry.system, flags);
    RetransmissionCounter retries = new RetransmissionCounter(Journal.NONE);
    Outcome outcome =
        Simulation.run(entry.scenario, node, entry.system.args(), operation -> {}, retries);
    return new Row(entry.settings, entry.system.label(), outcome, retries.counts());
  }

  private static Row runReally(Entry entry, StoreFlags store, StopSignal stop) throws Exception {
    ProcessTest test =
        ProcessTest.run(
            entry.system, entry.scenario, store, new ReportFlags(), new LogFlags(), stop);
    return new Row(entry.settings, entry.system.label(), test.outcome(), test.retries());
  }
}
