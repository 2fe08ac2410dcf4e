package glomers.workbench.learn;

import glomers.workbench.finding.Finding;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledOperation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The first messages of a test with one node: {@code init}, {@code topology}, and a read. The step
 * passes if the conversation comes to the next request. Immutable.
 *
 * @param next the type of the first request that the step is not about
 */
record ConversationCheck(String next) implements Check {
  private static final Scenario SCENARIO =
      ScenarioBuilder.of(Challenge.C3A)
          .seconds(1)
          .schedule(Schedule.of(List.of(ScheduledOperation.read(0, "n0")), List.of()))
          .build();

  @Override
  public StepResult run(Subject subject, Judge judge, CounterexampleFiles files)
      throws IOException, InterruptedException {
    EventLoop loop = subject.loop();
    Transcript transcript = Transcript.until(next, loop);
    Outcome outcome = subject.run(SCENARIO, transcript, loop);
    Optional<Finding> against = judge.against(outcome);
    if (against.isEmpty()) {
      return new StepResult.Passed(1, "");
    }
    return new StepResult.Failed(
        files.failure(against.get(), subject, SCENARIO, transcript.lines()));
  }
}
