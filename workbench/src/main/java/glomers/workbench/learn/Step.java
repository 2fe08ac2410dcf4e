package glomers.workbench.learn;

import glomers.workbench.scenario.Challenge;
import java.util.List;
import java.util.Set;

/**
 * A step of the ladder. Immutable.
 *
 * @param id an identifier for programs
 * @param challenge the challenge whose chapter has the step
 * @param sentence what the program does, as a predicate without a subject
 * @param check how it is judged
 * @param kinds the kinds of findings that this step is about; earlier steps ignore them
 * @param hints what to think of, one hint at a time; no hint contains the solution
 */
public record Step(
    String id,
    Challenge challenge,
    String sentence,
    Check check,
    Set<String> kinds,
    List<String> hints) {
  public Step {
    kinds = Set.copyOf(kinds);
    hints = List.copyOf(hints);
  }
}
