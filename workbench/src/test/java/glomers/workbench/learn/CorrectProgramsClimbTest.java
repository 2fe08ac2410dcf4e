package glomers.workbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.correct.CorrectProgram;
import glomers.workbench.scenario.Challenge;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/** A correct program climbs to the top, whatever its design. Only every third seed is run. */
@Tag("any-jdk")
class CorrectProgramsClimbTest {
  private static final int EVERY = 3;
  private static final int ROUNDS = 5;

  @TempDir private Path directory;

  static List<CorrectProgram> programs() {
    return CorrectProgram.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void every_step_passes(CorrectProgram program) throws Exception {
    Subject subject =
        new SimulatedSubject(
            program.toString(), List.of("simulate"), program.program(), program.args());
    Ladder ladder = lighter(Ladder.to(Challenge.C3C));
    List<StepReport> reports =
        new Climb(ladder, new CounterexampleFiles(directory)).run(subject, Climb.Listener.NONE);
    StepReport last = reports.get(reports.size() - 1);
    assertThat(last.step().id() + " " + last.result().getClass().getSimpleName())
        .as(String.join("\n", new LadderText(ladder, Ansi.OFF).explanation(last.result())))
        .isEqualTo("challenge-3c Passed");
  }

  private static Ladder lighter(Ladder ladder) {
    return new Ladder(
        ladder.challenge(),
        ladder.steps().stream()
            .map(
                step ->
                    new Step(
                        step.id(),
                        step.challenge(),
                        step.sentence(),
                        lighter(step.check()),
                        step.kinds(),
                        step.hints()))
            .toList());
  }

  private static Check lighter(Check check) {
    return check instanceof ScenarioCheck scenarios
        ? new ScenarioCheck(
            Math.max(1, scenarios.runs() / EVERY),
            seed -> scenarios.simulated().apply(seed * EVERY),
            scenarios.real())
        : check instanceof ConcurrencyCheck concurrency
            ? new ConcurrencyCheck(ROUNDS, concurrency.real())
            : check;
  }
}
