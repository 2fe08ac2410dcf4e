package glomers.common.io;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts and awaits threads in tests, without sleeping. */
final class Threads {
  /** Long enough for any machine. Only a failing test waits this long. */
  static final long PATIENCE_SECONDS = 30;

  private Threads() {}

  static Thread start(Runnable task) {
    Thread thread = new Thread(task, "test");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("what this waits for never happened");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static void join(Thread thread) throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    if (thread.isAlive()) {
      throw new AssertionError("the thread never ended: " + thread.getState());
    }
  }

  /** Returns when the thread waits for something. */
  static void awaitWaiting(Thread thread) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (thread.getState() != Thread.State.WAITING) {
      if (thread.getState() == Thread.State.TERMINATED || System.nanoTime() > deadline) {
        throw new AssertionError("the thread does not wait: " + thread.getState());
      }
      Thread.onSpinWait();
    }
  }
}
