package glomers.workbench.learn;

import java.io.IOException;

/** How a step judges a program. Thread-safe. */
interface Check {
  /**
   * Judges the program.
   *
   * @param judge says which findings count
   * @param files where a counterexample is written
   */
  StepResult run(Subject subject, Judge judge, CounterexampleFiles files)
      throws IOException, InterruptedException;

  /** The number of seeds that it runs. */
  default int seeds() {
    return 0;
  }
}
