package glomers.workbench.history;

import glomers.workbench.history.Operation.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A history as it grows. Belongs to its loop's thread. */
public final class History {
  private final List<Operation> operations = new ArrayList<>();
  private final LongSupplier clock;
  private final Consumer<Operation> listener;

  /**
   * @param clock nanoseconds since the operations began
   * @param listener told of each operation as it is added
   */
  public History(LongSupplier clock, Consumer<Operation> listener) {
    this.clock = clock;
    this.listener = listener;
  }

  /** The time of what happens now: nanoseconds since the operations began. */
  public long now() {
    return clock.getAsLong();
  }

  /** Adds what a client does now. */
  public void add(
      int process, Type type, String function, Optional<Object> value, Object... error) {
    Optional<Object> why = error.length == 0 ? Optional.empty() : Optional.of(error[0]);
    add(new Operation(operations.size(), now(), process, type, function, value, why));
  }

  /** Adds what the nemesis does now. */
  public void nemesis(String function, Object value) {
    add(Operation.NEMESIS, Type.INFO, function, Optional.of(value));
  }

  /** All so far, in order of their index. */
  public List<Operation> operations() {
    return Collections.unmodifiableList(operations);
  }

  private void add(Operation operation) {
    operations.add(operation);
    listener.accept(operation);
  }
}
