package glomers.workbench.bench;

import java.util.List;

/**
 * How much a bench measures.
 *
 * @param quick whether it is too little for figures to rely on
 * @param starts number of starts of each program, for the time to {@code init_ok}
 * @param concurrentStarts number of nodes that are started at once
 * @param concurrentStartRounds how often that is done
 * @param messages number of values that are broadcast through a node
 * @param window most broadcasts without a reply at a time
 * @param rounds how often that is done, each time by a new process
 * @param requests number of requests that are made one at a time, after as many for warm-up
 * @param readSizes numbers of values that a node has when it is read, ascending
 * @param reads number of reads of each size
 * @param timeoutSeconds how long a node may write nothing while a reply is due
 */
public record BenchConfig(
    boolean quick,
    int starts,
    int concurrentStarts,
    int concurrentStartRounds,
    int messages,
    int window,
    int rounds,
    int requests,
    List<Integer> readSizes,
    int reads,
    int timeoutSeconds) {

  /** As long as Maelstrom waits for {@code init_ok}. */
  static final int TIMEOUT_SECONDS = 10;

  /** For figures: about a minute for three programs. */
  public static final BenchConfig FULL =
      new BenchConfig(
          false,
          21,
          25,
          3,
          100_000,
          1000,
          5,
          2000,
          List.of(1000, 10_000, 100_000),
          51,
          TIMEOUT_SECONDS);

  /** To see that it works: some seconds. */
  public static final BenchConfig QUICK =
      new BenchConfig(
          true, 3, 5, 1, 2000, 100, 1, 100, List.of(100, 500, 1000), 3, TIMEOUT_SECONDS);

  public BenchConfig {
    readSizes = List.copyOf(readSizes);
  }
}
