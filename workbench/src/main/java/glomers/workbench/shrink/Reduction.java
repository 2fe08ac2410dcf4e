package glomers.workbench.shrink;

import java.util.function.Predicate;

/** A way to make a scenario smaller or simpler. */
@FunctionalInterface
interface Reduction {
  /**
   * Returns the candidate, or a simpler one that also fails.
   *
   * @param fails whether a candidate fails in the same way as the original
   */
  ShrinkCandidate reduce(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails);
}
