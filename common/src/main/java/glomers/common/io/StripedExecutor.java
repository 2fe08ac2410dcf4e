package glomers.common.io;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A few threads that share the work by its key: tasks of one key run one after another in their
 * order, tasks of different keys may run at the same time.
 *
 * <p>With the sender as the key, a client's {@code read} never overtakes its own {@code broadcast}.
 * To wake a thread costs more than most tasks do, so tasks are handed over many at a time. Not
 * thread-safe: one thread brings the work.
 */
final class StripedExecutor {
  /** How many tasks are handed over together, at most. */
  private static final int MAX_BATCH = 100;

  /** How many bytes of tasks are handed over together; one task may go beyond it. */
  private static final int MAX_BATCH_BYTES = 1 << 20;

  /**
   * Queue capacity per stripe, in bytes: who brings more waits. A larger task waits for all of it.
   */
  static final int CAPACITY_BYTES = 16 << 20;

  /** What a task takes beside its data, in bytes. */
  private static final int OVERHEAD_BYTES = 160;

  private final Consumer<Runnable> batchRunner;
  private final List<Stripe> stripes = new ArrayList<>();

  /**
   * @param batchRunner runs what it is given, tasks that came together, on the stripe's thread
   */
  StripedExecutor(int count, Consumer<Runnable> batchRunner) {
    this.batchRunner = batchRunner;
    for (int i = 0; i < count; i++) {
      stripes.add(new Stripe());
    }
  }

  /**
   * Takes a task; it may wait for {@link #handOver}.
   *
   * @param bytes how much data the task holds
   */
  void add(Object key, int bytes, Runnable task) {
    stripes.get(Math.floorMod(key.hashCode(), stripes.size())).add(bytes, task);
  }

  /** Lets all that was taken run. To be called before waiting for more. */
  void handOver() {
    stripes.forEach(Stripe::handOver);
  }

  /** Finishes what waits and takes no more; gives up when the time has passed. */
  void close(long timeoutMillis) throws InterruptedException {
    handOver();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    stripes.forEach(stripe -> stripe.thread.shutdown());
    for (Stripe stripe : stripes) {
      stripe.thread.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private final class Stripe {
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(StripedExecutor::daemon);
    private final Semaphore room = new Semaphore(CAPACITY_BYTES);
    private List<Runnable> batch = new ArrayList<>();
    private int batchBytes;

    void add(int bytes, Runnable task) {
      batch.add(task);
      batchBytes += bytes + OVERHEAD_BYTES;
      if (batch.size() == MAX_BATCH || batchBytes >= MAX_BATCH_BYTES) {
        handOver();
      }
    }

    void handOver() {
      if (!batch.isEmpty()) {
        List<Runnable> tasks = batch;
        int bytes = Math.min(batchBytes, CAPACITY_BYTES);
        batch = new ArrayList<>();
        batchBytes = 0;
        waitFor(room, bytes);
        thread.execute(() -> run(tasks, bytes));
      }
    }

    private void run(List<Runnable> tasks, int bytes) {
      try {
        batchRunner.accept(() -> tasks.forEach(StripedExecutor::runAlone));
      } finally {
        room.release(bytes);
      }
    }
  }

  /** What a task throws is for the thread's handler to show, and costs the others nothing. */
  private static void runAlone(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "stripe");
    thread.setDaemon(true);
    return thread;
  }

  private static void waitFor(Semaphore room, int bytes) {
    try {
      room.acquire(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException(e);
    }
  }
}
