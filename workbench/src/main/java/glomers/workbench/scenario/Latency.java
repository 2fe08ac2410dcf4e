package glomers.workbench.scenario;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The latency of messages between nodes: Maelstrom's {@code --latency} and {@code --latency-dist}.
 * In Maelstrom, latencies are whole milliseconds. Immutable.
 *
 * @param meanNanos the mean, in nanoseconds
 */
public record Latency(long meanNanos, Distribution distribution) {

  /** How latencies are distributed around the mean. */
  public enum Distribution {
    CONSTANT,
    /** From 0 to twice the mean. */
    UNIFORM,
    EXPONENTIAL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Draws the latency of one message, in nanoseconds. */
  public long sample(RandomGenerator random) {
    return switch (distribution) {
      case CONSTANT -> meanNanos;
      case UNIFORM -> (long) (random.nextDouble() * 2 * meanNanos);
      // StrictMath: the same digits on every machine.
      case EXPONENTIAL -> (long) (-StrictMath.log(1 - random.nextDouble()) * meanNanos);
    };
  }
}
