package glomers.workbench.bench;

import glomers.workbench.cluster.SystemUnderTest;

/**
 * A program could not be measured because of its own failure; the message names the program and the
 * reason.
 */
public final class BenchException extends Exception {
  private static final long serialVersionUID = 1L;

  BenchException(SystemUnderTest system, String problem) {
    super(system.label() + " " + problem);
  }
}
