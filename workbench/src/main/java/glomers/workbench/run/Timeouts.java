package glomers.workbench.run;

import java.util.concurrent.TimeUnit;

/**
 * How long a test waits for nodes.
 *
 * @param initNanos for the answer to {@code init}
 * @param answerNanos for any other answer
 * @param recoveryNanos at most, for nodes to catch up after all faults
 */
public record Timeouts(long initNanos, long answerNanos, long recoveryNanos) {
  /** Maelstrom's times: ten seconds at both ends, five in between. */
  public static final Timeouts MAELSTROM =
      new Timeouts(
          TimeUnit.SECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(5), TimeUnit.SECONDS.toNanos(10));
}
