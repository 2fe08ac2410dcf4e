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
public record Schedule(
    Optional<List<ScheduledOperation>> operations, Optional<List<ScheduledFault>> faults) {
  /** Nothing is written out. */
  public static final Schedule NONE = new Schedule(Optional.empty(), Optional.empty());

  public Schedule {
    operations = operations.map(List::copyOf);
    faults = faults.map(List::copyOf);
  }

  /** All of it is written out. */
  public static Schedule of(List<ScheduledOperation> operations, List<ScheduledFault> faults) {
    return new Schedule(Optional.of(operations), Optional.of(faults));
  }

  /** Whether nothing is written out. */
  public boolean isEmpty() {
    return operations.isEmpty() && faults.isEmpty();
  }

  /** The last moment that it speaks of. */
  public long endNanos() {
    return LongStream.concat(
            invocations().stream().mapToLong(ScheduledOperation::atNanos),
            scheduledFaults().stream().mapToLong(ScheduledFault::toNanos))
        .max()
        .orElse(0);
  }

  /** The operations; none, if they are drawn. */
  public List<ScheduledOperation> invocations() {
    return operations.orElse(List.of());
  }

  /** The faults; none, if they are drawn. */
  public List<ScheduledFault> scheduledFaults() {
    return faults.orElse(List.of());
  }

  /** The kinds of faults. */
  Set<FaultKind> kinds() {
    return scheduledFaults().stream()
        .map(timed -> timed.fault().kind())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
