package glomers.workbench.shrink;

import java.util.function.Predicate;

/** One way to make a scenario smaller or simpler. */
@FunctionalInterface
interface Reduction {
  /**
   * The draft itself, or a simpler one that fails too.
   *
   * @param fails whether a draft fails in the way that matters
   */
  Draft reduce(Draft draft, Predicate<Draft> fails);
}
