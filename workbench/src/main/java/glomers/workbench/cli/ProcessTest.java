package glomers.workbench.cli;

import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.Explanation;
import glomers.workbench.history.HistoryWriter;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.report.Results;
import glomers.workbench.report.ScenarioText;
import glomers.workbench.report.Speed;
import glomers.workbench.report.Store;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Patience;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.TestRun;
import glomers.workbench.scenario.WarmUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One finished test of real processes: what came of it, and where it is kept.
 *
 * @param explanations the stories of lost and late values
 * @param results the results map
 * @param directory its place in the store
 * @param command what repeats it
 */
record ProcessTest(
    Outcome outcome,
    List<Explanation> explanations,
    Speed speed,
    Map<String, Object> results,
    Path directory,
    String command) {

  static ProcessTest run(Program program, Scenario scenario, StoreFlags flags, LogFlags logs)
      throws UserException, InterruptedException {
    return run(program, scenario, flags, logs, logs::journal);
  }

  /**
   * Runs a test.
   *
   * @param watch what else looks at the messages, given the journal that gets them
   */
  static ProcessTest run(
      Program program,
      Scenario scenario,
      StoreFlags flags,
      LogFlags logs,
      UnaryOperator<Journal> watch)
      throws UserException, InterruptedException {
    try {
      Store store = Store.create(flags.store(), program.name());
      EventLoop loop = EventLoop.realTime();
      ProcessCluster cluster =
          new ProcessCluster(loop, program.command(), scenario.nodeIds(), store.nodeLogs());
      LogFlags.Following following = logs.follow(store.nodeLogs(), scenario.nodeIds());
      Outcome outcome;
      Speed speed;
      try (HistoryWriter history = new HistoryWriter(store.history());
          JournalWriter journal = new JournalWriter(store.messages())) {
        loop.at(1, WarmUp::run); // right after the nodes' start, while the processors are theirs
        TestRun test =
            new TestRun(scenario, loop, cluster, Patience.MAELSTROM, history, watch.apply(journal));
        try (ProgressLine progress =
            logs.any() ? ProgressLine.none() : ProgressLine.of(program.name(), scenario)) {
          progress.follow(loop, test);
          Speed.Meter meter = Speed.Meter.of(test);
          outcome = test.run();
          speed = meter.speed();
        }
      } finally {
        following.close();
      }
      String command = Repeat.command("test", program, scenario);
      List<Explanation> explanations = Explainer.explain(outcome, store.messages());
      Map<String, Object> results = Results.of(outcome, explanations, command);
      results.put("speed", speed.toMap());
      store.writeResults(results);
      return new ProcessTest(outcome, explanations, speed, results, store.directory(), command);
    } catch (IOException e) {
      throw new UserException(e.getMessage());
    } catch (UncheckedIOException e) {
      throw new UserException(e.getMessage());
    }
  }

  static String title(Program program, Scenario scenario) {
    return settings(program, scenario) + ", seed " + scenario.seed();
  }

  /** A test in a line, but for its seed. */
  static String settings(Program program, Scenario scenario) {
    return program.name() + ": " + ScenarioText.settings(scenario);
  }
}
