package glomers.workbench.workload;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Detects that the requested rate is not reached because all clients wait for replies. Waiting
 * during a fault does not count, since nodes may be slow then. Confined to the event-loop thread.
 */
final class RateMonitor {
  /** A shortfall is reported if it is at least this share of the requested operations. */
  private static final double MIN_SHARE = 0.2;

  /** A shortfall is reported if it is at least this number of operations. */
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

  /** An operation starts to wait for a free client. */
  void waitBegins(long now) {
    waitBegan = now;
    faultyAtBegin = faulty.getAsBoolean();
  }

  /** A client has become free. */
  void waitEnds(long now) {
    if (!faultyAtBegin && !faulty.getAsBoolean()) {
      waitedNanos += now - waitBegan;
    }
  }

  /**
   * An operation ended.
   *
   * @param nanos its duration
   */
  void ended(long nanos) {
    answered++;
    answerNanos += nanos;
  }

  /**
   * A finding's text if the rate was not reached; else empty.
   *
   * @param rate the requested rate, in operations per second
   * @param begun the number of operations that began, all of which have ended
   */
  Optional<String> shortfall(double rate, long timeLimitNanos, long begun, int clients) {
    double requested = rate * timeLimitNanos / TimeUnit.SECONDS.toNanos(1);
    double missing = rate * waitedNanos / TimeUnit.SECONDS.toNanos(1);
    // Gaps between operations are random, so the number of operations varies.
    boolean enough = begun > (1 - MIN_SHARE) * requested;
    if (enough || missing < MIN_OPERATIONS || missing < MIN_SHARE * requested) {
      return Optional.empty();
    }
    long meanMillis = TimeUnit.NANOSECONDS.toMillis(answerNanos / Math.max(1, answered));
    return Optional.of(
        ("%d operations were begun, and the rate asks for %.0f: for %.1f s in sum, %s waited for an"
                + " answer, which took %d ms on average. A client has one operation at a time;"
                + " --concurrency sets how many clients there are")
            .formatted(
                begun,
                requested,
                waitedNanos / 1e9,
                clients == 1 ? "the one client" : "all " + clients + " clients",
                meanMillis));
  }
}
