package glomers.workbench.bench;

/** A program could not be measured, by its own fault; the message names it and says why. */
public final class BenchException extends Exception {
  private static final long serialVersionUID = 1L;

  BenchException(Candidate candidate, String problem) {
    super(candidate.name() + " " + problem);
  }
}
