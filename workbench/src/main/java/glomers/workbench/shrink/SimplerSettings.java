package glomers.workbench.shrink;

import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Latency.Distribution;
import glomers.workbench.scenario.Topology;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Resets settings to the defaults: no latency, one client for each node, the grid topology, no idle
 * time at the end.
 */
final class SimplerSettings implements Reduction {
  private static final List<UnaryOperator<ShrinkCandidate>> STEPS =
      List.of(
          ShrinkCandidate::withoutRest,
          candidate -> candidate.withLatency(new Latency(0, Distribution.CONSTANT)),
          candidate ->
              candidate.withLatency(
                  new Latency(candidate.latency().meanNanos(), Distribution.CONSTANT)),
          candidate -> candidate.withTopology(Topology.GRID),
          candidate -> candidate.withConcurrency(candidate.nodes()),
          candidate -> candidate.withSeed(0));

  @Override
  public ShrinkCandidate reduce(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    ShrinkCandidate best = candidate;
    for (UnaryOperator<ShrinkCandidate> step : STEPS) {
      ShrinkCandidate variant = step.apply(best);
      best = !variant.equals(best) && fails.test(variant) ? variant : best;
    }
    return best;
  }
}
