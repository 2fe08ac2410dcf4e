package glomers.workbench.learn;

import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.Explanation;
import glomers.workbench.explain.TracedRun;
import glomers.workbench.finding.Finding;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.page.RunPage;
import glomers.workbench.report.ExplanationText;
import glomers.workbench.report.FailureNarrative;
import glomers.workbench.report.Results;
import glomers.workbench.report.ScenarioText;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.file.ScenarioFile;
import glomers.workbench.shrink.Failure;
import glomers.workbench.shrink.Shrinker;
import glomers.workbench.shrink.Shrinker.Shrunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the counterexample of a failing step to a directory: the scenario, the messages, and a
 * page that shows the run. Each counterexample replaces the one before. Not thread-safe.
 */
public final class CounterexampleFiles {
  /** Limit on the number of runs to shrink a failure: a save must have its verdict soon. */
  private static final int MOST_RUNS = 300;

  private static final int MOST_EXPLANATIONS = 2;

  private final Path directory;

  /**
   * @param directory created when there is something to write
   */
  public CounterexampleFiles(Path directory) {
    this.directory = directory;
  }

  /** A run whose messages are in the file of messages. */
  record Ran(Outcome outcome, RetransmissionCounter messages, List<String> transcript) {}

  /** A failure that needs no file. */
  StepFailure failure(Finding against, Subject subject, Scenario scenario, List<String> lines) {
    return failure(against, lines, scenario.seed(), subject.command(scenario), Optional.empty());
  }

  /** Runs a program, and writes the messages. */
  Ran run(Subject subject, Scenario scenario) throws IOException, InterruptedException {
    return run(subject, scenario, Journal.NONE);
  }

  /**
   * Runs a program, and writes the messages.
   *
   * @param other receives each message, too
   */
  Ran run(Subject subject, Scenario scenario, Journal other)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    EventLoop loop = subject.loop();
    Transcript transcript = Transcript.ofOperations(loop);
    try (JournalWriter writer = new JournalWriter(messages())) {
      RetransmissionCounter journal = new RetransmissionCounter(Tee.of(writer, transcript, other));
      Outcome outcome = subject.run(scenario, journal, loop);
      return new Ran(outcome, journal, transcript.lines());
    }
  }

  /** The failure of a program that runs in this process: shrinks the run and writes the files. */
  StepFailure ofSimulation(Outcome outcome, Finding against, Subject subject, Judge judge)
      throws IOException, InterruptedException {
    if (outcome.isHandlerTimeout()) { // each run would take as long again
      String settings = ScenarioText.settings(outcome.scenario());
      return failure(against, subject, outcome.scenario(), List.of(settings));
    }
    Optional<Shrunk> shrunk =
        Failure.of(outcome).isFailure()
            ? Shrinker.shrink(
                outcome, smaller -> simulate(subject, smaller), Shrinker.Progress.NONE, MOST_RUNS)
            : Optional.empty();
    Scenario smallest = shrunk.map(Shrunk::scenario).orElseGet(outcome::scenario);
    Ran small = run(subject, smallest);
    Path file = directory.resolve("counterexample.json");
    new ScenarioFile(Optional.empty(), List.of(), smallest).write(file);
    String command = subject.command(file).orElseGet(() -> subject.command(smallest));
    List<String> lines =
        smallest.nodeCount() == 1 && smallest.schedule().operations().isPresent()
            ? small.transcript
            : shrunk.isPresent()
                ? FailureNarrative.of(shrunk.get(), messages())
                : List.of(ScenarioText.settings(smallest));
    return failure(
        judge.against(small.outcome).orElse(against),
        lines,
        outcome.scenario().seed(),
        command,
        page(small, subject, command));
  }

  /** The failure of a program whose nodes are processes. */
  StepFailure ofProcesses(Ran ran, Finding against, Subject subject) throws IOException {
    return ofRun(ran, against, subject, subject.command(ran.outcome.scenario()));
  }

  /**
   * The failure of a run, as it is.
   *
   * @param command repeats it
   */
  StepFailure ofRun(Ran ran, Finding against, Subject subject, String command) throws IOException {
    Outcome outcome = ran.outcome;
    List<String> lines = new ArrayList<>();
    lines.add(ScenarioText.settings(outcome.scenario()));
    List<Explanation> lost =
        Explainer.explain(outcome, messages()).stream()
            .filter(explanation -> explanation.outcome().equals("lost"))
            .limit(MOST_EXPLANATIONS)
            .toList();
    lost.forEach(
        explanation -> {
          lines.add("why was value " + explanation.value() + " lost?");
          ExplanationText.why(explanation).forEach(line -> lines.add("  " + line));
        });
    if (lost.isEmpty()) {
      lines.addAll(ran.transcript);
    }
    return failure(against, lines, outcome.scenario().seed(), command, page(ran, subject, command));
  }

  private static Outcome simulate(Subject subject, Scenario scenario) {
    try {
      return subject.run(scenario, Journal.NONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a failure was shrunk", e);
    }
  }

  private Optional<Path> page(Ran ran, Subject subject, String command) throws IOException {
    Path file = directory.resolve("counterexample.html");
    String title = subject.name() + ": " + ScenarioText.settings(ran.outcome.scenario());
    Optional<TracedRun> traced = TracedRun.of(ran.outcome, messages());
    Map<String, Object> results =
        Results.of(ran.outcome, Explainer.explain(ran.outcome, traced), command);
    RunPage.write(file, title, ran.outcome, results, traced, ran.messages);
    return Optional.of(file);
  }

  private Path messages() {
    return directory.resolve("counterexample-messages.jsonl");
  }

  private static StepFailure failure(
      Finding against, List<String> lines, long seed, String command, Optional<Path> page) {
    return new StepFailure(
        against.kind(), Due.of(against.kind()), against.message(), lines, seed, command, page);
  }
}
