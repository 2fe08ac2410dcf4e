package glomers.workbench.program;

/** A program that can't be used as it is. The message says why, for its author. */
public final class ProgramException extends Exception {
  private static final long serialVersionUID = 1L;

  ProgramException(String message) {
    super(message);
  }
}
