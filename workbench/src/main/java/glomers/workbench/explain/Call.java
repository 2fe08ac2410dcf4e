package glomers.workbench.explain;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import java.util.Optional;

/**
 * An operation of a client: its invocation at one node, and its completion.
 *
 * @param node the node that received the request
 * @param end empty if the history has no completion
 */
public record Call(String node, Operation begin, Optional<Operation> end) {
  /** Whether the operation succeeded. */
  public boolean worked() {
    return end.isPresent() && end.get().type() == Type.OK;
  }

  /** Whether it is a successful read that contains a value. */
  public boolean shows(long value) {
    return isReadThatWorked() && end.orElseThrow().reading().contains(value);
  }

  /** Whether it is a successful read that does not contain a value. */
  public boolean lacks(long value) {
    return isReadThatWorked() && !end.orElseThrow().reading().contains(value);
  }

  boolean isReadThatWorked() {
    return worked() && !begin.isBroadcast();
  }
}
