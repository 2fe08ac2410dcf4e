package glomers.workbench.learn;

import glomers.workbench.finding.Finding;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Sweep;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.SeedRange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Runs the program in many scenarios, small ones first, and judges each run. In this process, it
 * runs a scenario for each seed, and shrinks the first failure. Processes run in real time, so
 * there are fewer scenarios for them. Immutable.
 *
 * @param runs the number of seeds
 * @param simulated the scenario for a seed
 * @param real the scenarios for processes
 */
record ScenarioCheck(int runs, LongFunction<Scenario> simulated, List<Scenario> real)
    implements Check {
  ScenarioCheck {
    real = List.copyOf(real);
  }

  /** The same check with another number of seeds. */
  ScenarioCheck withRuns(int number) {
    return new ScenarioCheck(number, simulated, real);
  }

  @Override
  public StepResult run(Subject subject, Judge judge, CounterexampleFiles files)
      throws IOException, InterruptedException {
    return subject.inProcess().isPresent()
        ? simulate(subject, judge, files)
        : runProcesses(subject, judge, files);
  }

  private StepResult simulate(Subject subject, Judge judge, CounterexampleFiles files)
      throws IOException, InterruptedException {
    Optional<Suspect> first = firstFailure(subject, judge);
    return first.isEmpty()
        ? new StepResult.Passed(runs, "")
        : new StepResult.Failed(
            files.ofSimulation(first.get().outcome, first.get().against, subject, judge));
  }

  private Optional<Suspect> firstFailure(Subject subject, Judge judge) throws InterruptedException {
    try {
      Sweep.run(
          SeedRange.count(runs),
          seed -> suspect(subject, judge, simulated.apply(seed)),
          result ->
              result.ifPresent(
                  suspect -> {
                    throw new Found(suspect);
                  }));
      return Optional.empty();
    } catch (Found found) {
      return Optional.of(found.suspect);
    }
  }

  private static Optional<Suspect> suspect(Subject subject, Judge judge, Scenario scenario) {
    try {
      Outcome outcome = subject.run(scenario, Journal.NONE);
      return judge.against(outcome).map(against -> new Suspect(outcome, against));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty(); // the sweep was abandoned
    }
  }

  private StepResult runProcesses(Subject subject, Judge judge, CounterexampleFiles files)
      throws IOException, InterruptedException {
    for (Scenario scenario : real) {
      EventLoop loop = subject.loop();
      Transcript transcript = Transcript.ofOperations(loop);
      Outcome outcome;
      try (JournalWriter journal = files.journal()) {
        outcome = subject.run(scenario, Tee.of(journal, transcript), loop);
      }
      Optional<String> doubt = Judge.doubt(outcome);
      if (doubt.isPresent()) {
        return new StepResult.Undecided(doubt.get());
      }
      Optional<Finding> against = judge.against(outcome);
      if (against.isPresent()) {
        return new StepResult.Failed(
            files.ofProcesses(outcome, against.get(), subject, transcript.lines()));
      }
    }
    return new StepResult.Passed(real.size(), "");
  }

  /** A run that fails. */
  private record Suspect(Outcome outcome, Finding against) {}

  /** Ends a sweep at its first failure. */
  private static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Suspect suspect;

    Found(Suspect suspect) {
      super("found", null, false, false);
      this.suspect = suspect;
    }
  }
}
