package glomers.workbench.explain;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import java.util.Optional;

/**
 * What a client asked one node, and how that ended.
 *
 * @param node whom it asked
 * @param end empty if the history ends before
 */
public record Call(String node, Operation begin, Optional<Operation> end) {
  /** Whether the node did what it was asked. */
  public boolean worked() {
    return end.isPresent() && end.get().type() == Type.OK;
  }

  /** Whether it is a read that showed a value. */
  boolean shows(long value) {
    return isReadThatWorked() && end.orElseThrow().reading().contains(value);
  }

  /** Whether it is a read that worked, and did not show a value. */
  boolean lacks(long value) {
    return isReadThatWorked() && !end.orElseThrow().reading().contains(value);
  }

  boolean isReadThatWorked() {
    return worked() && !begin.isBroadcast();
  }
}
