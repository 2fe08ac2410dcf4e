package glomers.workbench.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The operations and faults of a scenario that are given explicitly instead of drawn from the seed.
 * Immutable.
 *
 * <p>If several events are due at the same time, faults come first, then operations in their order.
 *
 * @param operations all operations except the final reads; empty if they are drawn from the seed
 * @param faults all faults; empty if they are drawn from the seed
 */
public record Schedule(
    Optional<List<ScheduledOperation>> operations, Optional<List<ScheduledFault>> faults) {
  /** An empty schedule: everything is drawn from the seed. */
  public static final Schedule NONE = new Schedule(Optional.empty(), Optional.empty());

  public Schedule {
    operations = operations.map(List::copyOf);
    faults = faults.map(List::copyOf);
  }

  /** A schedule of both operations and faults: nothing is drawn from the seed. */
  public static Schedule of(List<ScheduledOperation> operations, List<ScheduledFault> faults) {
    return new Schedule(Optional.of(operations), Optional.of(faults));
  }

  /** Whether operations and faults are both drawn from the seed. */
  public boolean isEmpty() {
    return operations.isEmpty() && faults.isEmpty();
  }

  /** The time of its last event, in nanoseconds; 0 if it has none. */
  public long endNanos() {
    return LongStream.concat(
            invocations().stream().mapToLong(ScheduledOperation::atNanos),
            scheduledFaults().stream().mapToLong(ScheduledFault::toNanos))
        .max()
        .orElse(0);
  }

  /** The scheduled operations; an empty list if they are drawn from the seed. */
  public List<ScheduledOperation> invocations() {
    return operations.orElse(List.of());
  }

  /** The scheduled faults; an empty list if they are drawn from the seed. */
  public List<ScheduledFault> scheduledFaults() {
    return faults.orElse(List.of());
  }

  /** The kinds of the scheduled faults. */
  Set<FaultKind> kinds() {
    return scheduledFaults().stream()
        .map(scheduled -> scheduled.fault().kind())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
