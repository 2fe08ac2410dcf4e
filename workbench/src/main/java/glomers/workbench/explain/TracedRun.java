package glomers.workbench.explain;

import glomers.workbench.run.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the messages of a run carried: which fields are values, and when each node first had each
 * value.
 *
 * @param nodes the names of the nodes, in their order
 */
record TracedRun(Set<String> nodes, Possession possession, Carriers carriers) {
  /**
   * Limit on nodes times values. Above it, messages are not followed, because that would take too
   * much memory.
   */
  private static final long MAX_POSSESSIONS = 5_000_000;

  /**
   * Reads the journal, several times.
   *
   * @param calls the calls of the run
   * @param most maximum number of messages that are read
   * @return empty if the run is too large
   */
  static Optional<TracedRun> of(Outcome outcome, Calls calls, Path journal, long most)
      throws IOException {
    long possessions = (long) outcome.scenario().nodeCount() * outcome.workload().attempts();
    if (possessions > MAX_POSSESSIONS) {
      return Optional.empty();
    }
    Set<String> nodes = new LinkedHashSet<>(outcome.scenario().nodeIds());
    Possession possession = new Possession(outcome.scenario().nodeIds(), calls);
    Carriers carriers = Carriers.infer(journal, nodes, most, possession);
    return Optional.of(new TracedRun(nodes, possession, carriers));
  }
}
