package glomers.workbench.scenario;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers for the parts of a test, all derived from its seed. Each purpose has its own
 * stream, so one more draw for the latency does not change what the clients do.
 */
public final class RandomStreams {
  private RandomStreams() {}

  /** The stream for a purpose. The same seed and purpose give the same numbers everywhere. */
  public static RandomGenerator stream(long seed, String purpose) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ purpose.hashCode());
  }
}
