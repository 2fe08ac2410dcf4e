package glomers.workbench.shrink;

import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Latency.Distribution;
import glomers.workbench.scenario.Topology;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Goes back to what is usual: no latency, a client for each node, the grid; and no idle time. */
final class SimplerSettings implements Reduction {
  private static final List<UnaryOperator<Draft>> STEPS =
      List.of(
          Draft::withoutRest,
          draft -> draft.withLatency(new Latency(0, Distribution.CONSTANT)),
          draft ->
              draft.withLatency(new Latency(draft.latency().meanNanos(), Distribution.CONSTANT)),
          draft -> draft.withTopology(Topology.GRID),
          draft -> draft.withConcurrency(draft.nodes()),
          draft -> draft.withSeed(0));

  @Override
  public Draft reduce(Draft draft, Predicate<Draft> fails) {
    Draft best = draft;
    for (UnaryOperator<Draft> step : STEPS) {
      Draft candidate = step.apply(best);
      best = !candidate.equals(best) && fails.test(candidate) ? candidate : best;
    }
    return best;
  }
}
