package glomers.workbench.learn;

/** The result of one step of the ladder. Immutable. */
public sealed interface StepResult {
  /**
   * The program does what the step asks for.
   *
   * @param runs how many runs or rounds were made
   * @param note what was measured, as a sentence without a full stop; empty if there is nothing to
   *     say
   */
  record Passed(int runs, String note) implements StepResult {}

  /** The program fails. */
  record Failed(StepFailure failure) implements StepResult {}

  /**
   * It can't be said whether the program does what the step asks for.
   *
   * @param why why not, for people
   */
  record Undecided(String why) implements StepResult {}
}
