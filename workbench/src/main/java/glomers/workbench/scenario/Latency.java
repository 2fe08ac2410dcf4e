package glomers.workbench.scenario;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * How long a message between two nodes takes: Maelstrom's {@code --latency} and {@code
 * --latency-dist}, whose latencies are whole milliseconds there. Immutable.
 *
 * @param meanNanos the mean, in nanoseconds
 */
public record Latency(long meanNanos, Distribution distribution) {

  /** The shapes that the latency can have around its mean. */
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

  /** One message's latency, in nanoseconds. */
  public long sample(RandomGenerator random) {
    return switch (distribution) {
      case CONSTANT -> meanNanos;
      case UNIFORM -> (long) (random.nextDouble() * 2 * meanNanos);
      // StrictMath: the same digits on every machine.
      case EXPONENTIAL -> (long) (-StrictMath.log(1 - random.nextDouble()) * meanNanos);
    };
  }
}
