package glomers.workbench.correct;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Topology;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A correct program gets no finding, whatever its design: in virtual time. */
class SimulatedCorrectProgramsTest {
  private static final int SEEDS = 3;

  static List<CorrectProgram> programs() {
    return CorrectProgram.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void nothing_is_found_on_a_whole_network(CorrectProgram program) {
    assertNothingFound(program, ScenarioBuilder.of(Challenge.C3B));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void nothing_is_found_in_partitions(CorrectProgram program) {
    assertNothingFound(program, ScenarioBuilder.of(Challenge.C3C));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void nothing_is_found_in_faults_of_every_kind(CorrectProgram program) {
    assertNothingFound(
        program,
        ScenarioBuilder.of(Challenge.C3B)
            .faults(FaultKind.values())
            .concurrency(10)
            .repeatValues(0.25));
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_found_along_any_topology(Topology topology) {
    assertNothingFound(
        new CorrectProgram(RelaysAlongTopology::new, List.of()),
        ScenarioBuilder.of(Challenge.C3C).topology(topology));
  }

  private static void assertNothingFound(CorrectProgram program, ScenarioBuilder builder) {
    Scenario scenario = builder.strict().build();
    List<String> accusations =
        LongStream.range(0, SEEDS)
            .mapToObj(seed -> run(program, scenario.withSeed(seed)))
            .flatMap(outcome -> Accusations.of(outcome).stream())
            .toList();
    assertThat(accusations).isEmpty();
  }

  private static Outcome run(CorrectProgram program, Scenario scenario) {
    return Simulation.run(scenario, program.program(), program.args());
  }
}
