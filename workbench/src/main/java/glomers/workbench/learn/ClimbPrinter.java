package glomers.workbench.learn;

import java.io.PrintStream;

/** Prints each step when it has ended. */
record ClimbPrinter(LadderText text, PrintStream out) implements Climb.Listener {
  @Override
  public void begins(Step step) {}

  @Override
  public void ended(StepReport report) {
    out.println(text.step(report));
    text.explanation(report.result()).forEach(out::println);
  }
}
