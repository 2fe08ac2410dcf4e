package glomers.workbench.bench;

import glomers.workbench.cluster.SystemUnderTest;

/** A program could not be measured, by its own fault; the message names it and says why. */
public final class BenchException extends Exception {
  private static final long serialVersionUID = 1L;

  BenchException(SystemUnderTest system, String problem) {
    super(system.label() + " " + problem);
  }
}
