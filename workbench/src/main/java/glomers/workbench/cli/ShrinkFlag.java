package glomers.workbench.cli;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.TracedRun;
import glomers.workbench.network.Journal;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.page.RunPage;
import glomers.workbench.report.FailureNarrative;
import glomers.workbench.report.Pictures;
import glomers.workbench.report.Results;
import glomers.workbench.report.Store;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.file.ScenarioFile;
import glomers.workbench.shrink.Failure;
import glomers.workbench.shrink.Shrinker;
import glomers.workbench.shrink.Shrinker.Shrunk;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;

/** The flag that searches for the smallest scenario that still fails. */
final class ShrinkFlag {
  @Option(
      names = "--shrink",
      description = "If the test fails, look for the smallest scenario that still fails so.")
  private boolean shrink;

  /** Refuses it together with another flag. */
  void refuse(ScenarioFlags flags, String other) {
    if (shrink) {
      throw flags.bad("--shrink is for one run, and " + other + " makes many: give it a --seed");
    }
  }

  /**
   * Shrinks a failure if the flag is given: prints how the smallest scenario fails, and stores it.
   *
   * @param run simulates the program in a scenario
   */
  void apply(
      Outcome outcome,
      SystemUnderTest system,
      BiFunction<Scenario, Journal, Outcome> run,
      Store directory,
      StoreFlags store,
      ReportFlags report)
      throws IOException {
    if (!shrink || outcome.stopped()) {
      return;
    }
    Failure failure = Failure.of(outcome);
    if (!failure.isFailure()) {
      store.say("Nothing to shrink: the test did not fail.");
      return;
    }
    if (outcome.isHandlerTimeout()) {
      store.say("Not shrunk: each try would wait for the handler that does not end.");
      return;
    }
    Optional<Shrunk> shrunk;
    try (ProgressLine line = ProgressLine.of("shrinking", " runs", Shrinker.MOST_RUNS)) {
      shrunk =
          Shrinker.shrink(
              outcome,
              scenario -> run.apply(scenario, Journal.NONE),
              (runs, failing) -> line.show(runs, sizes(failing)));
    }
    if (shrunk.isEmpty()) {
      store.say("Not shrunk: asking for the same, and the same faults, did not fail again.");
      return;
    }
    Scenario smallest = shrunk.get().scenario();
    new ScenarioFile(Optional.of(system.name()), system.args(), smallest).write(directory.shrunk());
    Outcome small;
    RetransmissionCounter messages;
    try (JournalWriter journal = new JournalWriter(directory.shrunkMessages())) {
      messages = new RetransmissionCounter(journal);
      small = run.apply(smallest, messages);
    }
    String title = ProcessTest.title(system, smallest);
    String command = ScenarioFileFlag.command("simulate", system, directory.shrunk(), List.of());
    Optional<TracedRun> traced = TracedRun.of(small, directory.shrunkMessages());
    Pictures.write(small, traced, title, directory.shrunkPicture());
    FailureNarrative.of(shrunk.get(), directory.shrunkMessages()).forEach(store::say);
    if (report.isWanted()) {
      Map<String, Object> results = Results.of(small, Explainer.explain(small, traced), command);
      RunPage.write(directory.shrunkReport(), title, small, results, traced, messages);
      store.say("report: " + directory.shrunkReport());
    }
    store.say("to run it: " + command);
  }

  private static String sizes(Scenario scenario) {
    return "%d nodes, %d operations, %d faults"
        .formatted(
            scenario.nodeCount(),
            scenario.schedule().invocations().size(),
            scenario.schedule().scheduledFaults().size());
  }
}
