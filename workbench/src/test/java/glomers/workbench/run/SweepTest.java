package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import glomers.workbench.checker.Verdict;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.SeedRange;
import glomers.workbench.scenario.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SweepTest {
  @Test
  void results_are_in_the_order_of_the_seeds_whichever_run_ends_first() throws Exception {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    List<Long> order = new ArrayList<>();
    Sweep.run(
        new SeedRange(3, 700),
        seed -> {
          if (seed == 3 && Runtime.getRuntime().availableProcessors() > 1) {
            await(secondIsDone);
          }
          secondIsDone.countDown();
          return seed;
        },
        order::add);
    assertThat(order).isEqualTo(LongStream.rangeClosed(3, 700).boxed().toList());
  }

  @Test
  void a_failing_run_is_reported_with_its_seed() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Sweep.run(
                    SeedRange.count(10),
                    seed -> {
                      if (seed == 7) {
                        throw new StackOverflowError("too deep");
                      }
                      return seed;
                    },
                    seed -> {}))
        .withMessageContaining("seed 7")
        .withMessageContaining("too deep");
  }

  @Test
  void a_sweep_gives_the_same_results_as_single_runs() {
    ScenarioBuilder scenario =
        ScenarioBuilder.of(Challenge.C3B).topology(Topology.TOTAL).faults(FaultKind.PARTITION);
    List<SeedResult> sweep = Simulation.runSeeds(scenario.build(), 20, RelayNode::new);
    for (SeedResult result : sweep) {
      Outcome alone = Simulation.run(scenario.seed(result.seed()).build(), RelayNode::new);
      assertThat(result).isEqualTo(SeedResult.of(alone, result.command()));
    }
    assertThat(sweep).extracting(SeedResult::seed).startsWith(0L, 1L).endsWith(19L);
    assertThat(sweep).extracting(SeedResult::verdict).contains(Verdict.VALID, Verdict.INVALID);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
