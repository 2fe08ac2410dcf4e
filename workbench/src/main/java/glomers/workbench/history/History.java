package glomers.workbench.history;

import glomers.workbench.history.Operation.Type;
import glomers.workbench.nemesis.FaultRecorder;
import glomers.workbench.workload.OperationRecorder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The history of a running test: a list of operations in the order of their events. Confined to the
 * event-loop thread.
 */
public final class History implements OperationRecorder, FaultRecorder {
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, ReadRecorder> readings = new LinkedHashMap<>(); // by node
  private final LongSupplier clock;
  private final Consumer<Operation> listener;

  /**
   * @param clock the nanoseconds since the operations began
   * @param listener receives each operation as it is added
   */
  public History(LongSupplier clock, Consumer<Operation> listener) {
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public long now() {
    return clock.getAsLong();
  }

  @Override
  public void invoked(int process, String function, Optional<Long> value) {
    add(process, Type.INVOKE, function, value);
  }

  @Override
  public void acknowledged(int process, long value) {
    add(process, Type.OK, Operation.BROADCAST, Optional.of(value));
  }

  @Override
  public void read(int process, String node, List<Long> shown) {
    ReadSnapshot reading = readings.computeIfAbsent(node, first -> new ReadRecorder()).add(shown);
    add(process, Type.OK, Operation.READ, Optional.of(reading));
  }

  @Override
  public void failed(int process, String function, Optional<Long> value, Object error) {
    add(process, Type.FAIL, function, value, error);
  }

  @Override
  public void unknown(int process, String function, Optional<Long> value, Object error) {
    add(process, Type.INFO, function, value, error);
  }

  @Override
  public void nemesis(String function, String value) {
    add(Operation.NEMESIS, Type.INFO, function, Optional.of(value));
  }

  /** Adds an invocation or an end of an operation, at the current time. */
  public void add(int process, Type type, String function, Optional<?> value, Object... error) {
    Optional<Object> why = error.length == 0 ? Optional.empty() : Optional.of(error[0]);
    Operation operation =
        new Operation(
            operations.size(), now(), process, type, function, value.map(any -> any), why);
    operations.add(operation);
    listener.accept(operation);
  }

  /** All entries so far, ordered by index. */
  public List<Operation> operations() {
    return Collections.unmodifiableList(operations);
  }
}
