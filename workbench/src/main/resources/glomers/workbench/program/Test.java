{{packageLine}}import static org.junit.jupiter.api.Assertions.assertEquals;

import glomers.workbench.checker.Verdict;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import org.junit.jupiter.api.Test;

/** Tests the program in virtual time. The seed decides what clients ask and what goes wrong. */
class {{simpleClass}}Test {
  @Test
  void the_program_passes_challenge_{{challenge}}() {
    Challenge challenge = Challenge.of("{{challenge}}").orElseThrow();
    for (long seed = 1; seed <= 20; seed++) {
      Scenario scenario = ScenarioBuilder.of(challenge).seed(seed).build();
      Outcome outcome = Simulation.run(scenario, {{simpleClass}}::new);
      String command = "./glomers simulate {{challenge}} --program {{directory}} --seed " + seed;
      assertEquals(Verdict.VALID, outcome.verdict(), "To see why: " + command);
    }
  }
}
