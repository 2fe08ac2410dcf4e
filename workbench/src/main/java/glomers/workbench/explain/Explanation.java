package glomers.workbench.explain;

import glomers.workbench.network.InjectedFault;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened to one value. Immutable.
 *
 * @param outcome {@code lost} or {@code stale}
 * @param seen what clients saw of it: who was asked, and what reads contained
 * @param why how that came about: what messages brought it to whom, and what became of the others
 * @param faults those that were injected in the run
 */
public record Explanation(
    long value, String outcome, List<Fact> seen, List<Fact> why, List<InjectedFault> faults) {
  public Explanation {
    seen = List.copyOf(seen);
    why = List.copyOf(why);
    faults = List.copyOf(faults);
  }

  /** All facts, in the order in which they explain each other. */
  public List<Fact> facts() {
    return Stream.concat(seen.stream(), why.stream()).toList();
  }
}
