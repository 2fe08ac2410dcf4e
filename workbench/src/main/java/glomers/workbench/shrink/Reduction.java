package glomers.workbench.shrink;

import java.util.function.Predicate;

/** One way to make a scenario smaller or simpler. */
@FunctionalInterface
interface Reduction {
  /**
   * The candidate itself, or a simpler one that fails too.
   *
   * @param fails whether a candidate fails in the way that matters
   */
  ShrinkCandidate reduce(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails);
}
