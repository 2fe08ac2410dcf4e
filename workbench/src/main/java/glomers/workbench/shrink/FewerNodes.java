package glomers.workbench.shrink;

import java.util.function.Predicate;

/** Leaves out nodes, the last first. */
final class FewerNodes implements Reduction {
  @Override
  public Draft reduce(Draft draft, Predicate<Draft> fails) {
    Draft best = draft;
    for (int node = draft.nodes() - 1; node >= 0 && best.nodes() > 1; node--) {
      Draft candidate = best.withoutNode(node);
      best = fails.test(candidate) ? candidate : best;
    }
    return best;
  }
}
