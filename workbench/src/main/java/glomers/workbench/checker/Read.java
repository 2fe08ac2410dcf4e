package glomers.workbench.checker;

import glomers.workbench.history.Operation;

/** A read that worked, from its begin to its end. */
record Read(Operation invocation, Operation completion) {
  /** How many values of its log it showed. */
  int length() {
    return completion.reading().length();
  }
}
