package glomers.workbench.gallery;

import glomers.common.node.NodeProgram;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.shrink.Shrinker;
import glomers.workbench.shrink.Shrinker.Shrunk;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A wrong variant, the weather in which it is caught, and by what.
 *
 * @param kinds of failure: the names of the checks that see it
 * @param smallest what is left of the scenario when it has shrunk, in words
 */
record Exhibit(
    Supplier<NodeProgram> variant, ScenarioBuilder weather, Set<String> kinds, String smallest) {

  /** A run in that weather. */
  Outcome run(Supplier<NodeProgram> program) {
    return run(weather.build(), program);
  }

  /** The smallest scenario in which the variant still fails so. */
  Shrunk shrink() {
    return Shrinker.shrink(run(variant), scenario -> run(scenario, variant), Shrinker.Progress.NONE)
        .orElseThrow();
  }

  @Override
  public String toString() {
    return variant.get().getClass().getSimpleName() + ", seed " + weather.build().seed();
  }

  private static Outcome run(Scenario scenario, Supplier<NodeProgram> program) {
    return Simulation.run(scenario, program, List.of());
  }
}
