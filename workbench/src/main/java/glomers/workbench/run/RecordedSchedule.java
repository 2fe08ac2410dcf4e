package glomers.workbench.run;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import java.util.List;
import java.util.function.IntFunction;

/** Converts the operations and faults of a run to a schedule that repeats them. Thread-safe. */
final class RecordedSchedule {
  private RecordedSchedule() {}

  /**
   * The schedule of a run.
   *
   * @param operations its history, without the final reads
   * @param nodeOf the node that a process sends requests to
   * @param faults the faults that were injected
   */
  static Schedule of(
      List<Operation> operations, IntFunction<String> nodeOf, List<ScheduledFault> faults) {
    List<ScheduledOperation> invocations =
        operations.stream()
            .filter(operation -> operation.byClient() && operation.type() == Type.INVOKE)
            .map(
                invocation ->
                    new ScheduledOperation(
                        invocation.time(),
                        nodeOf.apply(invocation.process()),
                        invocation.value().map(value -> (Long) value)))
            .toList();
    return Schedule.of(invocations, faults);
  }
}
