package glomers.workbench.learn;

/**
 * A step and its result. Immutable.
 *
 * @param millis how long it took, in milliseconds
 */
public record StepReport(Step step, StepResult result, long millis) {
  public boolean passed() {
    return result instanceof StepResult.Passed;
  }
}
