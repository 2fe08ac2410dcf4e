package glomers.workbench.shrink;

import glomers.workbench.scenario.ScheduledOperation;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Removes nodes, the last first, together with their operations. If the scenario then no longer
 * fails, tries to move the operations to another node instead.
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
          Stream.of(all, reassigned(all, number, next), reassigned(all, number, previous))
              .map(asked -> asked.withoutNode(number))
              .filter(fails)
              .findFirst()
              .orElse(all);
    }
    return best;
  }

  /** Moves the operations of one node to another. */
  private static ShrinkCandidate reassigned(ShrinkCandidate candidate, int node, int another) {
    return candidate.withInvocations(
        candidate.invocations().stream()
            .map(
                operation ->
                    operation.node().equals(candidate.names().get(node))
                        ? new ScheduledOperation(
                            operation.atNanos(),
                            candidate.names().get(another),
                            operation.broadcast())
                        : operation)
            .toList());
  }
}
