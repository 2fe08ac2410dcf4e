package glomers.workbench.learn;

import glomers.workbench.finding.Finding;
import glomers.workbench.network.Journal;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Sweep;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.SeedRange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
  public int seeds() {
    return runs;
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
    AtomicReference<Optional<Suspect>> first = new AtomicReference<>(Optional.empty());
    Sweep.runWhile(
        SeedRange.count(runs),
        seed -> suspect(subject, judge, simulated.apply(seed)),
        result -> {
          first.set(result);
          return result.isEmpty();
        });
    return first.get();
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
      CounterexampleFiles.Ran ran = files.run(subject, scenario);
      Optional<String> doubt = Judge.doubt(ran.outcome());
      if (doubt.isPresent()) {
        return new StepResult.Undecided(doubt.get());
      }
      Optional<Finding> against = judge.against(ran.outcome());
      if (against.isPresent()) {
        return new StepResult.Failed(files.ofProcesses(ran, against.get(), subject));
      }
    }
    return new StepResult.Passed(real.size(), "");
  }

  /** A run that fails. */
  private record Suspect(Outcome outcome, Finding against) {}
}
