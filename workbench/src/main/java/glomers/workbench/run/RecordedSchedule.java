package glomers.workbench.run;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import java.util.List;
import java.util.function.IntFunction;

/** What happened in a run, as a schedule that makes it happen again. */
final class RecordedSchedule {
  private RecordedSchedule() {}

  /**
   * The schedule of a run.
   *
   * @param operations its history, without the final reads
   * @param nodeOf the node that a process asks
   * @param faults those that were injected
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
