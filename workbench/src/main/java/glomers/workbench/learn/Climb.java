package glomers.workbench.learn;

import glomers.workbench.finding.Finding;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Lets a program climb a ladder, until a step fails. Not thread-safe. */
public final class Climb {
  /** The kind of failure if the program throws where nothing catches it. */
  static final String CRASHED = "crashed";

  private static final int MOST_FRAMES = 3;

  private final Ladder ladder;
  private final CounterexampleFiles files;

  public Climb(Ladder ladder, CounterexampleFiles files) {
    this.ladder = ladder;
    this.files = files;
  }

  /** Follows a climb. Called on the thread that climbs. */
  public interface Listener {
    /** Ignores everything. */
    Listener NONE =
        new Listener() {
          @Override
          public void begins(Step step) {}

          @Override
          public void ended(StepReport report) {}
        };

    /** A step begins. */
    void begins(Step step);

    /** A step has ended. */
    void ended(StepReport report);
  }

  /**
   * Climbs from the first step.
   *
   * @return the steps that were tried, in order: all but the last one passed
   * @throws IOException if a counterexample can't be written
   */
  public List<StepReport> run(Subject subject, Listener listener)
      throws IOException, InterruptedException {
    List<StepReport> reports = new ArrayList<>();
    for (Step step : ladder.steps()) {
      listener.begins(step);
      long begin = System.nanoTime();
      StepResult result = run(step, subject);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      StepReport report = new StepReport(step, result, millis);
      reports.add(report);
      listener.ended(report);
      if (!report.passed()) {
        break;
      }
    }
    return List.copyOf(reports);
  }

  private StepResult run(Step step, Subject subject) throws IOException, InterruptedException {
    try {
      return step.check().run(subject, ladder.judge(step), files);
    } catch (IllegalStateException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the climb was given up");
      }
      return crashed(step, subject, e);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      return crashed(step, subject, e);
    }
  }

  private StepResult crashed(Step step, Subject subject, Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    Finding crash = new Finding(CRASHED, Optional.empty(), "the program threw " + cause);
    List<String> frames =
        Arrays.stream(cause.getStackTrace())
            .limit(MOST_FRAMES)
            .map(frame -> "at " + frame)
            .toList();
    Scenario scenario = ScenarioBuilder.of(step.challenge()).build();
    return new StepResult.Failed(files.failure(crash, subject, scenario, frames));
  }
}
