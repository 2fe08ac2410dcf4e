package glomers.workbench.checker;

import glomers.workbench.history.Operation;

/** A read that worked, from its begin to its end. */
record Read(Operation invocation, Operation completion) {
  /** The position in its log behind the last value that it showed. */
  int end() {
    return completion.reading().end();
  }
}
