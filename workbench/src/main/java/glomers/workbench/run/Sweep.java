package glomers.workbench.run;

import glomers.workbench.scenario.SeedRange;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Runs a function once for each seed of a range, on all processors. Each run is confined to one
 * thread. Results are passed on in the order of the seeds, on the caller's thread, so they do not
 * depend on the timing of threads. Thread-safe.
 */
public final class Sweep {
  /**
   * How many runs per processor may be ahead of the slowest one. Their results are kept until it
   * has ended.
   */
  private static final int AHEAD = 64;

  private Sweep() {}

  /** Runs a range of seeds, all of them. */
  public static <T> void run(SeedRange seeds, LongFunction<T> run, Consumer<T> inOrder)
      throws InterruptedException {
    runWhile(
        seeds,
        run,
        result -> {
          inOrder.accept(result);
          return true;
        });
  }

  /**
   * Runs a range of seeds, until a result says that it is the last.
   *
   * @param run the function; several threads call it at the same time
   * @param inOrder receives the results, in the order of the seeds, and returns whether to go on;
   *     runs of later seeds that have begun are then abandoned
   * @throws InterruptedException if the caller is interrupted; runs that have begun are abandoned
   * @throws IllegalStateException if a run fails: its message names the seed
   */
  public static <T> void runWhile(SeedRange seeds, LongFunction<T> run, Predicate<T> inOrder)
      throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService executor = Executors.newFixedThreadPool(processors, Sweep::thread);
    try {
      Queue<Future<T>> ahead = new ArrayDeque<>();
      long handedOver = seeds.first();
      boolean more = true;
      for (long next = seeds.first(); more && next <= seeds.last(); next++) {
        long seed = next;
        ahead.add(executor.submit(() -> run.apply(seed)));
        if (ahead.size() == processors * AHEAD) {
          more = inOrder.test(result(ahead.remove(), handedOver++));
        }
      }
      while (more && !ahead.isEmpty()) {
        more = inOrder.test(result(ahead.remove(), handedOver++));
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static <T> T result(Future<T> future, long seed) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("seed " + seed + " did not end: " + e.getCause(), e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sweep");
    thread.setDaemon(true); // a run that hangs must not keep the JVM alive
    return thread;
  }
}
