package glomers.workbench.shrink;

import glomers.workbench.scenario.ScheduledOperation;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Leaves out nodes, the last first; what was asked of them, too, or else it is asked of another.
 */
final class FewerNodes implements Reduction {
  @Override
  public ShrinkCandidate reduce(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    ShrinkCandidate best = candidate;
    for (int node = candidate.nodes() - 1; node >= 0 && best.nodes() > 1; node--) {
      ShrinkCandidate all = best;
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
  private static ShrinkCandidate asking(ShrinkCandidate candidate, int node, int another) {
    return candidate.withAsks(
        candidate.invocations().stream()
            .map(
                ask ->
                    ask.node().equals(candidate.names().get(node))
                        ? new ScheduledOperation(
                            ask.atNanos(), candidate.names().get(another), ask.broadcast())
                        : ask)
            .toList());
  }
}
