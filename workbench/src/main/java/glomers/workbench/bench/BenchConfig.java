package glomers.workbench.bench;

import java.util.List;

/**
 * The sizes of a bench. Immutable.
 *
 * @param quick whether the sizes are too small for reliable figures
 * @param starts number of starts of each program, to measure the time to {@code init_ok}
 * @param concurrentStarts number of nodes that are started concurrently
 * @param concurrentStartRounds number of concurrent starts
 * @param messages number of values that are broadcast through a node
 * @param window maximum number of outstanding broadcasts
 * @param rounds number of rounds of broadcasts, each with a new process
 * @param requests number of requests that are sent one at a time, after as many for warm-up
 * @param readSizes numbers of values in a node when it is read, ascending
 * @param reads number of reads of each size
 * @param timeoutSeconds timeout of a reply, in seconds
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

  /** Maelstrom's timeout for {@code init_ok}, in seconds. */
  static final int TIMEOUT_SECONDS = 10;

  /** For reliable figures: takes about a minute for three programs. */
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

  /** To check that the bench works: takes some seconds. */
  public static final BenchConfig QUICK =
      new BenchConfig(
          true, 3, 5, 1, 2000, 100, 1, 100, List.of(100, 500, 1000), 3, TIMEOUT_SECONDS);

  public BenchConfig {
    readSizes = List.copyOf(readSizes);
  }
}
