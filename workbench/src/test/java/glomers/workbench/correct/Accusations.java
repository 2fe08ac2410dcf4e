package glomers.workbench.correct;

import glomers.workbench.checker.Verdict;
import glomers.workbench.run.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The findings against a program, as lines for a failing test. */
final class Accusations {
  private static final int MOST_CHARS = 400;

  private Accusations() {}

  /** The findings of a run, and its verdict if that is not valid. */
  static List<String> of(Outcome outcome) {
    String seed = "seed " + outcome.scenario().seed() + ": ";
    List<String> accusations = new ArrayList<>();
    if (outcome.verdict() != Verdict.VALID) {
      accusations.add(seed + outcome.verdict());
    }
    outcome
        .findings()
        .forEach(finding -> accusations.add(seed + finding.kind() + ": " + finding.message()));
    return accusations.stream()
        .map(text -> text.substring(0, Math.min(text.length(), MOST_CHARS)))
        .toList();
  }
}
