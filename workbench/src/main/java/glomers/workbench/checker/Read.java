package glomers.workbench.checker;

import glomers.workbench.history.Operation;

/** A successful read: its invocation and its end. Immutable. */
record Read(Operation invocation, Operation completion) {
  /** The position in its log after the last value that it showed. */
  int end() {
    return completion.reading().end();
  }
}
