package glomers.common.io;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A few threads that share the work by its key: tasks of one key run one after another in their
 * order, tasks of different keys may run at the same time.
 *
 * <p>With the sender as the key, a client's {@code read} never overtakes its own {@code broadcast}.
 * Thread-safe.
 */
final class Lanes {
  /** How many tasks may wait in a lane before those who bring more must wait. */
  private static final int MAX_WAITING = 10_000;

  private final List<ThreadPoolExecutor> lanes;

  Lanes(int count) {
    lanes = IntStream.range(0, count).mapToObj(Lanes::lane).toList();
  }

  void run(Object key, Runnable task) {
    lanes.get(Math.floorMod(key.hashCode(), lanes.size())).execute(task);
  }

  /** Finishes what waits and takes no more; gives up when the time has passed. */
  void close(long timeoutMillis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    lanes.forEach(ThreadPoolExecutor::shutdown);
    for (ThreadPoolExecutor lane : lanes) {
      lane.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private static ThreadPoolExecutor lane(int number) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(MAX_WAITING),
        task -> daemon(task, "lane-" + number),
        Lanes::waitForRoom);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
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
