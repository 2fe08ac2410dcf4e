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
 * A wrong variant, the scenario in which it is caught, and the checks that catch it.
 *
 * @param kinds kinds of failure: the names of the checks that catch it
 * @param smallest the shrunk scenario, in words
 */
record Exhibit(
    Supplier<NodeProgram> variant, ScenarioBuilder weather, Set<String> kinds, String smallest) {

  /** A run in that scenario. */
  Outcome run(Supplier<NodeProgram> program) {
    return run(weather.build(), program);
  }

  /** The smallest scenario in which the variant still fails in this way. */
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
