package glomers.workbench.nemesis;

import glomers.workbench.network.InjectedFault.Effect;
import glomers.workbench.scenario.Fault;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Creates the effects of faults on messages between nodes. Each effect draws its random numbers
 * from the fault's own seed, so equal faults have equal effects.
 */
final class Effects {
  private static final int SLOW_FACTOR = 10;
  private static final long SLOW_NANOS_WITHOUT_LATENCY = TimeUnit.MILLISECONDS.toNanos(100);

  private Effects() {}

  static Effect of(Fault fault) {
    if (fault instanceof Fault.Cut cut) {
      return new CutLinks(cut.links());
    } else if (fault instanceof Fault.Loss loss) {
      return loss(loss.percent(), new SplittableRandom(loss.seed()));
    } else if (fault instanceof Fault.Duplicate duplicate) {
      return duplicate(duplicate.percent(), new SplittableRandom(duplicate.seed()));
    } else if (fault instanceof Fault.Slow) {
      return slow();
    }
    return new Effect() {}; // a pause affects nodes, not messages
  }

  private static Effect loss(int percent, RandomGenerator random) {
    return new Effect() {
      @Override
      public boolean stops(String src, String dest) {
        return random.nextInt(100) < percent;
      }
    };
  }

  private static Effect duplicate(int percent, RandomGenerator random) {
    return new Effect() {
      @Override
      public boolean duplicates() {
        return random.nextInt(100) < percent;
      }
    };
  }

  private static Effect slow() {
    return new Effect() {
      @Override
      public long slowed(long latencyNanos) {
        return latencyNanos == 0 ? SLOW_NANOS_WITHOUT_LATENCY : latencyNanos * SLOW_FACTOR;
      }
    };
  }
}
