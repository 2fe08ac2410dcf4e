package glomers.workbench.explore;

/** Code of the program failed in a way after which the exploration can't continue. */
final class ProgramFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProgramFailedException(String problem) {
    super(problem);
  }
}
