package glomers.workbench.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What of a scenario is written out, and not drawn from the seed. Immutable.
 *
 * <p>Of what is due at one moment faults come first, then operations in their order.
 *
 * @param operations all that clients ask, but for the last reads; empty if that is drawn
 * @param faults all that goes wrong; empty if that is drawn
 */
public record Script(Optional<List<Ask>> operations, Optional<List<TimedFault>> faults) {
  /** Nothing is written out. */
  public static final Script NONE = new Script(Optional.empty(), Optional.empty());

  public Script {
    operations = operations.map(List::copyOf);
    faults = faults.map(List::copyOf);
  }

  /** All of it is written out. */
  public static Script of(List<Ask> operations, List<TimedFault> faults) {
    return new Script(Optional.of(operations), Optional.of(faults));
  }

  /** Whether nothing is written out. */
  public boolean isEmpty() {
    return operations.isEmpty() && faults.isEmpty();
  }

  /** The last moment that it speaks of. */
  public long endNanos() {
    return LongStream.concat(
            asks().stream().mapToLong(Ask::atNanos),
            troubles().stream().mapToLong(TimedFault::toNanos))
        .max()
        .orElse(0);
  }

  /** The operations; none, if they are drawn. */
  public List<Ask> asks() {
    return operations.orElse(List.of());
  }

  /** The faults; none, if they are drawn. */
  public List<TimedFault> troubles() {
    return faults.orElse(List.of());
  }

  /** The kinds of faults. */
  Set<Fault> kinds() {
    return troubles().stream()
        .map(timed -> timed.trouble().fault())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
