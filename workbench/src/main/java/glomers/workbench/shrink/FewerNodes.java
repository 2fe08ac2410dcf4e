package glomers.workbench.shrink;

import glomers.workbench.scenario.Ask;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Leaves out nodes, the last first; what was asked of them, too, or else it is asked of another.
 */
final class FewerNodes implements Reduction {
  @Override
  public Draft reduce(Draft draft, Predicate<Draft> fails) {
    Draft best = draft;
    for (int node = draft.nodes() - 1; node >= 0 && best.nodes() > 1; node--) {
      Draft all = best;
      int number = node;
      int next = (node + 1) % all.nodes();
      int previous = (node + all.nodes() - 1) % all.nodes();
      best =
          Stream.of(all, asking(all, number, next), asking(all, number, previous))
              .map(asked -> asked.withoutNode(number))
              .filter(fails)
              .findFirst()
              .orElse(all);
    }
    return best;
  }

  /** What one node is asked, another is. */
  private static Draft asking(Draft draft, int node, int another) {
    return draft.withAsks(
        draft.asks().stream()
            .map(
                ask ->
                    ask.node().equals(draft.names().get(node))
                        ? new Ask(ask.atNanos(), draft.names().get(another), ask.broadcast())
                        : ask)
            .toList());
  }
}
