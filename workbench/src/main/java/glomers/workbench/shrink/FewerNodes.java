package glomers.workbench.shrink;

import glomers.workbench.workload.Ask;
import java.util.function.Predicate;

/**
 * Leaves out nodes, the last first; what was asked of them, too, or else it is asked of another.
 */
final class FewerNodes implements Reduction {
  @Override
  public Draft reduce(Draft draft, Predicate<Draft> fails) {
    Draft best = draft;
    for (int node = draft.nodes() - 1; node >= 0 && best.nodes() > 1; node--) {
      Draft without = best.withoutNode(node);
      Draft elsewhere = asking(best, node, (node + 1) % best.nodes()).withoutNode(node);
      if (fails.test(without)) {
        best = without;
      } else if (fails.test(elsewhere)) {
        best = elsewhere;
      }
    }
    return best;
  }

  /** What one node is asked, another is. */
  private static Draft asking(Draft draft, int node, int another) {
    return draft.withAsks(
        draft.asks().stream()
            .map(
                ask ->
                    ask.node().equals("n" + node)
                        ? new Ask(ask.atNanos(), "n" + another, ask.broadcast())
                        : ask)
            .toList());
  }
}
