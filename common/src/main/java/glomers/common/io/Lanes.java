package glomers.common.io;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
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
final class Lanes {
  /** How many tasks are handed over together, at most. */
  private static final int MAX_BATCH = 100;

  /** How many batches may wait in a lane before who brings more must wait. */
  private static final int MAX_WAITING = 1_000;

  private final Consumer<Runnable> batchRunner;
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * @param batchRunner runs what it is given, tasks that came together, on the lane's thread
   */
  Lanes(int count, Consumer<Runnable> batchRunner) {
    this.batchRunner = batchRunner;
    for (int i = 0; i < count; i++) {
      lanes.add(new Lane());
    }
  }

  /** Takes a task; it may wait for {@link #handOver}. */
  void add(Object key, Runnable task) {
    lanes.get(Math.floorMod(key.hashCode(), lanes.size())).add(task);
  }

  /** Lets all that was taken run. To be called before waiting for more. */
  void handOver() {
    lanes.forEach(Lane::handOver);
  }

  /** Finishes what waits and takes no more; gives up when the time has passed. */
  void close(long timeoutMillis) throws InterruptedException {
    handOver();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    lanes.forEach(lane -> lane.thread.shutdown());
    for (Lane lane : lanes) {
      lane.thread.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private final class Lane {
    private final ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Lanes::daemon,
            Lanes::waitForRoom);
    private List<Runnable> batch = new ArrayList<>();

    void add(Runnable task) {
      batch.add(task);
      if (batch.size() == MAX_BATCH) {
        handOver();
      }
    }

    void handOver() {
      if (!batch.isEmpty()) {
        List<Runnable> tasks = batch;
        batch = new ArrayList<>();
        thread.execute(() -> batchRunner.accept(() -> tasks.forEach(Lanes::runAlone)));
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
    Thread thread = new Thread(task, "lane");
    thread.setDaemon(true);
    return thread;
  }

  private static void waitForRoom(Runnable task, ThreadPoolExecutor lane) {
    try {
      if (lane.isShutdown()) {
        throw new RejectedExecutionException("closed");
      }
      lane.getQueue().put(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException(e);
    }
  }
}
