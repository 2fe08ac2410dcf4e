package glomers.workbench.scenario;

import java.util.concurrent.TimeUnit;

/**
 * How long a test waits for nodes at its two ends.
 *
 * @param initNanos for the answer to {@code init}
 * @param recoveryNanos at most, for nodes to catch up after all faults
 */
public record Patience(long initNanos, long recoveryNanos) {
  /** Maelstrom's: ten seconds each. */
  public static final Patience MAELSTROM =
      new Patience(TimeUnit.SECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(10));
}
