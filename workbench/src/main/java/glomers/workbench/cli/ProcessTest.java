package glomers.workbench.cli;

import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.Explanation;
import glomers.workbench.explain.TracedRun;
import glomers.workbench.finding.Finding;
import glomers.workbench.history.HistoryWriter;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.network.TrafficSeries;
import glomers.workbench.report.Pictures;
import glomers.workbench.report.Results;
import glomers.workbench.report.ScenarioText;
import glomers.workbench.report.Speed;
import glomers.workbench.report.Store;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Progress;
import glomers.workbench.run.TestRun;
import glomers.workbench.run.Timeouts;
import glomers.workbench.run.WarmUp;
import glomers.workbench.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One finished test of real processes: its result, and its place in the store. Immutable.
 *
 * @param explanations the explanations of lost and stale values
 * @param retries counts of retransmitted messages
 * @param traffic counts of messages over time
 * @param results the results map
 * @param directory its directory in the store
 * @param page the page that shows it, if there is one
 * @param command the command that repeats it
 */
record ProcessTest(
    Outcome outcome,
    List<Explanation> explanations,
    Speed speed,
    RetransmissionCounter.Counts retries,
    TrafficSeries traffic,
    Map<String, Object> results,
    Path directory,
    Optional<Path> page,
    String command) {

  /**
   * Usual time that a test takes beyond its time limit, in seconds: for start, recovery and end.
   */
  private static final int OVERHEAD_SECONDS = 11;

  /** After Ctrl-C, a node may die this long before the workbench gets the signal. */
  private static final Duration GRACE = Duration.ofMillis(500);

  /**
   * Runs a test.
   *
   * @param stop ends it early
   */
  static ProcessTest run(
      SystemUnderTest system,
      Scenario scenario,
      StoreFlags flags,
      ReportFlags report,
      LogFlags logs,
      StopSignal stop)
      throws UserException, InterruptedException {
    EventLoop loop = EventLoop.realTime();
    StopSignal.Running running = stop.running(loop::stop);
    try {
      Store store = Store.create(flags.store(), system.name());
      flags.say(title(system, scenario));
      Ran ran = runNodes(system, scenario, loop, store, logs, stop);
      Outcome outcome = ran.outcome;
      discardIfNotStarted(scenario, outcome, store);
      String command = Repeat.command("test", system, scenario);
      Optional<TracedRun> traced = TracedRun.of(outcome, store.messages());
      List<Explanation> explanations =
          outcome.stopped() ? List.of() : Explainer.explain(outcome, traced);
      Map<String, Object> results = Results.of(outcome, explanations, command);
      results.put("speed", ran.speed.toMap());
      store.writeResults(results);
      String title = title(system, scenario);
      Pictures.write(outcome, traced, title, store.picture());
      Optional<Path> page = report.write(store, title, outcome, results, traced, ran.messages);
      if (!outcome.stopped()) {
        store.makeLatest();
      }
      return new ProcessTest(
          outcome,
          explanations,
          ran.speed,
          ran.messages.counts(),
          ran.messages.traffic(),
          results,
          store.directory(),
          page,
          command);
    } catch (IOException | UncheckedIOException e) {
      throw new UserException(e.getMessage());
    } finally {
      running.over();
    }
  }

  private record Ran(Outcome outcome, Speed speed, RetransmissionCounter messages) {}

  private static Ran runNodes(
      SystemUnderTest system,
      Scenario scenario,
      EventLoop loop,
      Store store,
      LogFlags logs,
      StopSignal stop)
      throws IOException, InterruptedException {
    ProcessCluster cluster =
        new ProcessCluster(loop, system.command(), scenario.nodeIds(), store.nodeLogs());
    LogFlags.Following following = logs.follow(store.nodeLogs(), scenario.nodeIds());
    try (HistoryWriter history = new HistoryWriter(store.history());
        JournalWriter journal = new JournalWriter(store.messages());
        ProgressLine line = logs.any() ? ProgressLine.none() : progressLine(system, scenario)) {
      RetransmissionCounter messages = new RetransmissionCounter(logs.journal(journal));
      loop.at(1, WarmUp::run); // after the start of the nodes' processes, while they initialize
      TestRun test = new TestRun(scenario, loop, cluster, Timeouts.MAELSTROM, history, messages);
      if (line.isShown()) {
        follow(test, loop, line);
      }
      Speed.Meter meter = Speed.Meter.of(test);
      Outcome outcome = test.run();
      if (!outcome.completed() && stop.isRequestedWithin(GRACE)) {
        Progress then = test.progress();
        outcome = outcome.asStopped(StopSignal.finding(then.nanos(), then.phase().toString()));
      }
      return new Ran(outcome, meter.speed(), messages);
    } finally {
      following.close();
    }
  }

  private static ProgressLine progressLine(SystemUnderTest system, Scenario scenario) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(scenario.timeLimitNanos()) + OVERHEAD_SECONDS;
    return ProgressLine.of(system.name(), " s", seconds);
  }

  /** Updates the progress line for as long as the loop runs. */
  private static void follow(TestRun test, EventLoop loop, ProgressLine line) {
    Progress now = test.progress();
    line.show(
        TimeUnit.NANOSECONDS.toSeconds(loop.now()),
        "%s, %d operations, %d messages %s"
            .formatted(
                now.phase(), now.operations(), now.messages(), String.join(" ", now.faults())));
    loop.after(
        TimeUnit.MILLISECONDS.toNanos(ProgressLine.UPDATE_MILLIS), () -> follow(test, loop, line));
  }

  /**
   * A program that can't be started is a bad argument; a machine that can't start another process
   * is not.
   */
  private static void discardIfNotStarted(Scenario scenario, Outcome outcome, Store store)
      throws IOException, UserException {
    Optional<Finding> notStarted =
        outcome.findings().stream().filter(f -> f.kind().equals("not-startable")).findFirst();
    if (notStarted.isPresent()) {
      store.discard();
      String message = notStarted.get().message();
      boolean first = notStarted.get().node().equals(Optional.of(scenario.nodeIds().get(0)));
      throw first ? UserException.badArgument("--bin: " + message) : new UserException(message);
    }
  }

  static String title(SystemUnderTest system, Scenario scenario) {
    return settings(system, scenario) + ", seed " + scenario.seed();
  }

  /** The settings of a test in a line, without the seed. */
  static String settings(SystemUnderTest system, Scenario scenario) {
    return system.name() + ": " + ScenarioText.settings(scenario);
  }
}
