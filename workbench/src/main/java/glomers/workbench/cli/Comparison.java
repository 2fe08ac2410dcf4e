package glomers.workbench.cli;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.network.FirstMessages;
import glomers.workbench.network.Journal;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.network.TrafficSeries;
import glomers.workbench.page.ComparedRun;
import glomers.workbench.report.ComparisonTable;
import glomers.workbench.report.ComparisonTable.Row;
import glomers.workbench.report.Results;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * The finished run of an entry.
   *
   * @param traffic counts of messages over time
   * @param journal the file of messages and their fates, if there is one
   */
  record Ran(Row row, TrafficSeries traffic, Optional<Path> journal) {}

  /**
   * Runs all entries: simulations in parallel, real processes one test after another.
   *
   * @param journals for the messages of simulations; empty to record none
   */
  List<Ran> run(
      ScenarioFlags flags,
      StoreFlags store,
      ReportFlags report,
      Optional<JournalDirectory> journals,
      StopSignal stop)
      throws Exception {
    if (!real) {
      return entries.parallelStream().map(entry -> simulate(entry, flags, journals)).toList();
    }
    List<Ran> runs = new ArrayList<>();
    for (Entry entry : entries) {
      if (!stop.isRequested()) {
        runs.add(runReally(entry, store, report, stop));
      }
    }
    return runs;
  }

  /**
   * The rows for JSON.
   *
   * @param command gives the command that repeats a row
   */
  List<Map<String, Object>> results(List<Row> rows, Function<Entry, String> command) {
    List<Map<String, Object>> results = new ArrayList<>();
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

  private static Ran simulate(
      Entry entry, ScenarioFlags flags, Optional<JournalDirectory> journals) {
    Supplier<NodeProgram> node = Programs.inProcess(entry.system, flags);
    Optional<Path> file = journals.map(JournalDirectory::newFile);
    try (JournalWriter writer = file.isPresent() ? new JournalWriter(file.get()) : null) {
      Journal journal =
          writer == null ? Journal.NONE : new FirstMessages(writer, ComparedRun.MAX_MESSAGES);
      RetransmissionCounter retries = new RetransmissionCounter(journal);
      Outcome outcome =
          Simulation.run(entry.scenario, node, entry.system.args(), operation -> {}, retries);
      Row row = new Row(entry.settings, entry.system.label(), outcome, retries.counts());
      return new Ran(row, retries.traffic(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ran runReally(Entry entry, StoreFlags store, ReportFlags report, StopSignal stop)
      throws Exception {
    ProcessTest test =
        ProcessTest.run(entry.system, entry.scenario, store, report, new LogFlags(), stop);
    Row row = new Row(entry.settings, entry.system.label(), test.outcome(), test.retries());
    return new Ran(row, test.traffic(), Optional.of(test.directory().resolve("messages.jsonl")));
  }
}
