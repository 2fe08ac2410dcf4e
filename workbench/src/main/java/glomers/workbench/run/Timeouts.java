package glomers.workbench.run;

import java.util.concurrent.TimeUnit;

/**
 * The timeouts of a test, in nanoseconds. Immutable.
 *
 * @param initNanos for the reply to {@code init}
 * @param answerNanos for any other reply
 * @param recoveryNanos the maximum time for nodes to recover after all faults have ended
 */
public record Timeouts(long initNanos, long answerNanos, long recoveryNanos) {
  /** Maelstrom's timeouts: 10 s for {@code init} and for the recovery, 5 s for other replies. */
  public static final Timeouts MAELSTROM =
      new Timeouts(
          TimeUnit.SECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(5), TimeUnit.SECONDS.toNanos(10));
}
