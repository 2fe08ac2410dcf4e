package glomers.workbench.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C (SIGINT), SIGTERM and SIGHUP: whatever runs is told to end early, and has some seconds to
 * show and to store what there is. The exit status is the JVM's: 128 and the number of the signal.
 * Thread-safe.
 */
final class StopSignal {
  /** How long the end of this process waits for what was told to end. */
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private Runnable stop = () -> {}; // guarded by this
  private boolean running; // guarded by this

  /** One that nobody sends. */
  StopSignal() {}

  /** One that listens from now on. */
  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
    return signal;
  }

  /**
   * Says how what runs from now on, until the result is over, is told to end early. If it is, the
   * end of this process waits for {@link #ended}.
   *
   * @param howToStop called at most once, by another thread
   */
  Running running(Runnable howToStop) {
    synchronized (this) {
      stop = howToStop;
      running = true;
      if (isRequested()) {
        howToStop.run();
      }
    }
    return () -> {
      synchronized (this) {
        stop = () -> {};
        running = isRequested(); // then what it left is still to be shown
      }
    };
  }

  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /**
   * Whether the signal has come, or comes very soon: Ctrl-C goes to the nodes as well, and one of
   * them may be dead before this process knows.
   */
  boolean isRequestedWithin(Duration time) throws InterruptedException {
    return requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What a test says that was stopped at this time. */
  static String finding(long nanos, String phase) {
    return String.format(
        Locale.ROOT, "the test was stopped at %.1f s (%s): it has no verdict", nanos / 1e9, phase);
  }

  /** Everything is shown and stored. */
  void ended() {
    ended.countDown();
  }

  private void stop() {
    if (ended.getCount() == 0) {
      return; // the JVM ends because all is done
    }
    boolean waits;
    synchronized (this) {
      requested.countDown();
      waits = running;
      stop.run();
    }
    if (!waits) {
      System.err.println("glomers: stopped");
      return;
    }
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("glomers: stopped, and not all there was could be stored");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What can be told to end early, until it is over. */
  interface Running {
    void over();
  }
}
