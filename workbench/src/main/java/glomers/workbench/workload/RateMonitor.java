package glomers.workbench.workload;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Notices when operations can't begin because every client still waits for an answer, so that the
 * rate that was asked for is not reached. Waiting under a fault does not count: nodes may be slow
 * then. Confined to the event-loop thread.
 */
final class RateMonitor {
  /** A shortfall under this share of the operations is not worth a word. */
  private static final double MIN_SHARE = 0.2;

  /** Fewer operations than this say nothing. */
  private static final int MIN_OPERATIONS = 5;

  private final BooleanSupplier faulty;
  private boolean faultyAtBegin;
  private long waitBegan;
  private long waitedNanos;
  private long answered;
  private long answerNanos;

  /**
   * @param faulty whether a fault is in force now
   */
  RateMonitor(BooleanSupplier faulty) {
    this.faulty = faulty;
  }

  /** From now on an operation waits for a client. */
  void waitBegins(long now) {
    waitBegan = now;
    faultyAtBegin = faulty.getAsBoolean();
  }

  /** A client is free again. */
  void waitEnds(long now) {
    if (!faultyAtBegin && !faulty.getAsBoolean()) {
      waitedNanos += now - waitBegan;
    }
  }

  /** An operation ended. */
  void ended(long nanos) {
    answered++;
    answerNanos += nanos;
  }

  /**
   * What to say if the rate was not reached.
   *
   * @param begun how many operations there were
   */
  Optional<String> shortfall(double rate, long timeLimitNanos, long begun, int clients) {
    double asked = rate * timeLimitNanos / TimeUnit.SECONDS.toNanos(1);
    double missing = rate * waitedNanos / TimeUnit.SECONDS.toNanos(1);
    boolean enough = begun > (1 - MIN_SHARE) * asked; // gaps are random: some runs ask for more
    if (enough || missing < MIN_OPERATIONS || missing < MIN_SHARE * asked) {
      return Optional.empty();
    }
    long meanMillis = TimeUnit.NANOSECONDS.toMillis(answerNanos / Math.max(1, answered));
    return Optional.of(
        ("%d operations were begun, and the rate asks for %.0f: for %.1f s in sum, %s waited for an"
                + " answer, which took %d ms on average. A client has one operation at a time;"
                + " --concurrency sets how many clients there are")
            .formatted(
                begun,
                asked,
                waitedNanos / 1e9,
                clients == 1 ? "the one client" : "all " + clients + " clients",
                meanMillis));
  }
}
