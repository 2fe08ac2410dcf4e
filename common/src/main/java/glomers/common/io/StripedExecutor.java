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
 * Distributes tasks by key over a few threads, the stripes. Tasks of one key run one after another,
 * in order. Tasks of different keys may run concurrently.
 *
 * <p>With the sender as the key, a client's {@code read} never overtakes its own {@code broadcast}.
 * Waking a thread costs more than most tasks do, so tasks are handed over in batches. Not
 * thread-safe: one thread adds all tasks.
 */
final class StripedExecutor {
  /** Tasks per batch, at most. */
  private static final int MAX_BATCH = 100;

  /** Bytes per batch, at most; its last task may exceed it. */
  private static final int MAX_BATCH_BYTES = 1 << 20;

  /**
   * Queue capacity per stripe, in bytes. While it is full, {@link #add} and {@link #handOver}
   * block. A batch that is larger needs the whole capacity.
   */
  static final int CAPACITY_BYTES = 16 << 20;

  /** Memory per task besides its data, in bytes. */
  private static final int OVERHEAD_BYTES = 160;

  private final Consumer<Runnable> batchRunner;
  private final List<Stripe> stripes = new ArrayList<>();

  /**
   * @param batchRunner runs a batch of tasks, on the stripe's thread
   */
  StripedExecutor(int count, Consumer<Runnable> batchRunner) {
    this.batchRunner = batchRunner;
    for (int i = 0; i < count; i++) {
      stripes.add(new Stripe());
    }
  }

  /**
   * Adds a task, which may stay in its batch until {@link #handOver}.
   *
   * @param bytes the size of the task's data
   */
  void add(Object key, int bytes, Runnable task) {
    stripes.get(Math.floorMod(key.hashCode(), stripes.size())).add(bytes, task);
  }

  /** Hands every batch to its stripe. To be called before waiting for more input. */
  void handOver() {
    stripes.forEach(Stripe::handOver);
  }

  /** Runs the queued tasks and accepts no more; gives up after the timeout. */
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

  /** Gives an exception to the thread's handler, so that the other tasks of the batch run. */
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
