package glomers.workbench.learn;

import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.Explanation;
import glomers.workbench.explain.TracedRun;
import glomers.workbench.finding.Finding;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.report.ExplanationText;
import glomers.workbench.report.FailureNarrative;
import glomers.workbench.report.Pictures;
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
import java.util.Optional;

/**
 * Writes the counterexample of a failing step to a directory: the scenario, the messages and a
 * picture. Each counterexample replaces the one before. Not thread-safe.
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

  /** A failure that needs no file. */
  StepFailure failure(Finding against, Subject subject, Scenario scenario, List<String> lines) {
    return failure(against, lines, scenario.seed(), subject.command(scenario), Optional.empty());
  }

  /** The failure of a program that runs in this process: shrinks the run and writes the files. */
  StepFailure ofSimulation(Outcome outcome, Finding against, Subject subject, Judge judge)
      throws IOException, InterruptedException {
    Optional<Shrunk> shrunk =
        Failure.of(outcome).isFailure()
            ? Shrinker.shrink(
                outcome, smaller -> run(subject, smaller), Shrinker.Progress.NONE, MOST_RUNS)
            : Optional.empty();
    Scenario smallest = shrunk.map(Shrunk::scenario).orElseGet(outcome::scenario);
    Files.createDirectories(directory);
    EventLoop loop = subject.loop();
    Transcript transcript = Transcript.ofOperations(loop);
    Outcome small;
    try (JournalWriter journal = new JournalWriter(messages())) {
      small = subject.run(smallest, Tee.of(journal, transcript), loop);
    }
    Path file = directory.resolve("counterexample.json");
    new ScenarioFile(Optional.empty(), List.of(), smallest).write(file);
    List<String> lines =
        smallest.nodeCount() == 1 && smallest.schedule().operations().isPresent()
            ? transcript.lines()
            : shrunk.isPresent()
                ? FailureNarrative.of(shrunk.get(), messages())
                : List.of(ScenarioText.settings(smallest));
    return failure(
        judge.against(small).orElse(against),
        lines,
        outcome.scenario().seed(),
        subject.command(file).orElseGet(() -> subject.command(smallest)),
        picture(small, subject));
  }

  /** A journal of messages, for {@link #ofProcesses}. */
  JournalWriter journal() throws IOException {
    Files.createDirectories(directory);
    return new JournalWriter(messages());
  }

  /** The failure of a program whose nodes are processes. */
  StepFailure ofProcesses(
      Outcome outcome, Finding against, Subject subject, List<String> transcript)
      throws IOException {
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
      lines.addAll(transcript);
    }
    return failure(
        against,
        lines,
        outcome.scenario().seed(),
        subject.command(outcome.scenario()),
        picture(outcome, subject));
  }

  private static Outcome run(Subject subject, Scenario scenario) {
    try {
      return subject.run(scenario, Journal.NONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a failure was shrunk", e);
    }
  }

  private Optional<Path> picture(Outcome outcome, Subject subject) throws IOException {
    Path file = directory.resolve("counterexample.svg");
    Files.deleteIfExists(file);
    String title = subject.name() + ": " + ScenarioText.settings(outcome.scenario());
    return outcome.completed()
            && Pictures.write(outcome, TracedRun.of(outcome, messages()), title, file)
        ? Optional.of(file)
        : Optional.empty();
  }

  private Path messages() {
    return directory.resolve("counterexample-messages.jsonl");
  }

  private static StepFailure failure(
      Finding against, List<String> lines, long seed, String command, Optional<Path> picture) {
    return new StepFailure(
        against.kind(), Due.of(against.kind()), against.message(), lines, seed, command, picture);
  }
}
