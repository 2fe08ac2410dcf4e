package glomers.workbench.cli;

import glomers.common.io.LogLevel;
import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.NodeLogFiles;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.Explanation;
import glomers.workbench.explain.TracedRun;
import glomers.workbench.history.HistoryWriter;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.report.Results;
import glomers.workbench.report.Store;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A simulation whose records are in the store.
 *
 * @param explanations the explanations of lost and stale values
 * @param results the results map
 * @param page the page that shows it, if there is one
 */
record StoredSimulation(
    Outcome outcome,
    List<Explanation> explanations,
    Map<String, Object> results,
    Store store,
    Optional<Path> page) {

  /** Creates a directory for a simulation of a program. */
  static Store directory(SystemUnderTest system, Path root) throws IOException {
    return Store.create(root, "simulated-" + system.name());
  }

  /**
   * Simulates a program, and writes all records.
   *
   * @param store a directory of {@link #directory(SystemUnderTest, Path)}
   * @param command the command that repeats the run
   * @param stop ends it early
   */
  static StoredSimulation run(
      SystemUnderTest system,
      Supplier<NodeProgram> node,
      Scenario scenario,
      String command,
      Store store,
      PictureFlags picture,
      ReportFlags report,
      StopSignal stop)
      throws IOException {
    EventLoop loop = EventLoop.virtual();
    StopSignal.Running running = stop.running(loop::stop);
    RetransmissionCounter messages;
    Outcome outcome;
    try (HistoryWriter history = new HistoryWriter(store.history());
        JournalWriter journal = new JournalWriter(store.messages());
        NodeLogFiles logs = new NodeLogFiles(store.nodeLogs(), LogLevel.isDebug())) {
      messages = new RetransmissionCounter(journal);
      outcome = Simulation.run(scenario, node, system.args(), history, messages, logs, loop);
      if (!outcome.completed() && stop.isRequested()) {
        outcome = outcome.asStopped(StopSignal.finding(loop.now(), "virtual time"));
      }
    } finally {
      running.over();
    }
    Optional<TracedRun> traced = TracedRun.of(outcome, store.messages());
    List<Explanation> explanations =
        outcome.stopped() ? List.of() : Explainer.explain(outcome, traced);
    Map<String, Object> results = Results.of(outcome, explanations, command);
    store.writeResults(results);
    String title = ProcessTest.title(system, scenario);
    picture.draw(outcome, traced, store, title);
    Optional<Path> page = report.write(store, title, outcome, results, traced, messages);
    if (!outcome.stopped()) {
      store.makeLatest();
    }
    return new StoredSimulation(outcome, explanations, results, store, page);
  }
}
