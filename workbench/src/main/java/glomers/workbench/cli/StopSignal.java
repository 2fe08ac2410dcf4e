package glomers.workbench.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT (Ctrl-C), SIGTERM and SIGHUP. The signal makes the current run end early, which then has
 * some seconds to print and store its results. The exit status is the JVM's: 128 plus the number of
 * the signal. Thread-safe.
 */
final class StopSignal {
  /** How long the exit of this process waits for the run to end. */
  private static final long SHUTDOWN_TIMEOUT_SECONDS = 10;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private Runnable stop = () -> {}; // guarded by this
  private boolean running; // guarded by this

  /** A signal that never comes. */
  StopSignal() {}

  /** Starts to listen for the signals. */
  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
    return signal;
  }

  /**
   * Registers how to stop the run that begins now, until {@link Running#over}. After a stop, the
   * exit of this process waits for {@link #ended}.
   *
   * @param howToStop called at most once: by the thread of the signal, or here if the signal has
   *     already come
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
        running = isRequested(); // after a signal, the results must still be printed
      }
    };
  }

  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /**
   * Waits for the signal for a short time; true if it has come. Ctrl-C goes to the nodes as well,
   * and one of them may die before this process gets the signal.
   */
  boolean isRequestedWithin(Duration time) throws InterruptedException {
    return requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The finding of a test that was stopped at this time. */
  static String finding(long nanos, String phase) {
    return String.format(
        Locale.ROOT, "the test was stopped at %.1f s (%s): it has no verdict", nanos / 1e9, phase);
  }

  /** To be called when everything is printed and stored. */
  void ended() {
    ended.countDown();
  }

  private void stop() {
    if (ended.getCount() == 0) {
      return; // the JVM ends normally
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
      if (!ended.await(SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("glomers: stopped, and not all there was could be stored");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A run that can be stopped until it is over. */
  interface Running {
    void over();
  }
}
