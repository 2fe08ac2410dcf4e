package glomers.workbench.learn;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a program fails at a step. Immutable.
 *
 * @param kind an identifier for programs: the kind of a finding, or {@code lost}, {@code unlocked},
 *     {@code refused}, {@code echo}, {@code targets-missed} or {@code crashed}
 * @param due what was due
 * @param came what came instead
 * @param counterexample the smallest failing run that was found, in a few lines
 * @param seed the seed of the run that failed
 * @param command the command that repeats it
 * @param page a page that shows the counterexample, if there is one
 */
public record StepFailure(
    String kind,
    String due,
    String came,
    List<String> counterexample,
    long seed,
    String command,
    Optional<Path> page) {
  public StepFailure {
    counterexample = List.copyOf(counterexample);
  }
}
