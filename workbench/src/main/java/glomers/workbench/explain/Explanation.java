package glomers.workbench.explain;

import glomers.workbench.network.InjectedFault;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened to one value. Immutable.
 *
 * @param outcome {@code lost} or {@code stale}
 * @param seen what clients saw of it: which nodes were asked to broadcast it, and what reads
 *     contained
 * @param why the causes: which messages brought it to which nodes, and what happened to the others
 * @param faults the faults that were injected in the run
 */
public record Explanation(
    long value, String outcome, List<Fact> seen, List<Fact> why, List<InjectedFault> faults) {
  public Explanation {
    seen = List.copyOf(seen);
    why = List.copyOf(why);
    faults = List.copyOf(faults);
  }

  /** All facts: first what clients saw, then the causes. */
  public List<Fact> facts() {
    return Stream.concat(seen.stream(), why.stream()).toList();
  }
}
