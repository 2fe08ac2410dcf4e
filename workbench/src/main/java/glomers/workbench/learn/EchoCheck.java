package glomers.workbench.learn;

import glomers.workbench.finding.Finding;
import glomers.workbench.scenario.Scenario;
import java.io.IOException;
import java.util.Optional;

/**
 * A check of a step, and then one run more of two nodes: does a node send a value back to the node
 * that it got it from? Immutable.
 *
 * @param before the check that comes first
 */
record EchoCheck(ScenarioCheck before) implements Check {
  /** The kind of failure. */
  static final String KIND = "echo";

  @Override
  public int seeds() {
    return before.seeds();
  }

  @Override
  public StepResult run(Subject subject, Judge judge, CounterexampleFiles files)
      throws IOException, InterruptedException {
    StepResult result = before.run(subject, judge, files);
    if (!(result instanceof StepResult.Passed passed)) {
      return result;
    }
    EchoDetector detector = new EchoDetector(Scenarios.ECHO_VALUES);
    Scenario scenario = Scenarios.echo();
    CounterexampleFiles.Ran ran = files.run(subject, scenario, detector);
    Optional<String> echo = detector.echo();
    return echo.isEmpty()
        ? new StepResult.Passed(passed.runs() + 1, passed.note())
        : new StepResult.Failed(
            files.ofRun(
                ran,
                new Finding(KIND, Optional.of(EchoDetector.RECEIVER), echo.get()),
                subject,
                subject.climbCommand()));
  }
}
