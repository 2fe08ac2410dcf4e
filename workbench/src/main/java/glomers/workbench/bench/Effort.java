package glomers.workbench.bench;

import java.util.List;

/**
 * How much is measured.
 *
 * @param quick whether it is too little for figures to rely on
 * @param starts how often each program is started for the time to {@code init_ok}
 * @param together how many nodes are started at once
 * @param togetherRounds how often that is done
 * @param messages how many values are broadcast through a node
 * @param window how many broadcasts may be unanswered at a time
 * @param rounds how often that is done, each time by a fresh process
 * @param requests how many requests are made one at a time, after as many that don't count
 * @param readSizes how many values a node has when it is read, ascending
 * @param reads how many reads of each size
 * @param patienceSeconds how long a node may be silent while it owes an answer
 */
public record Effort(
    boolean quick,
    int starts,
    int together,
    int togetherRounds,
    int messages,
    int window,
    int rounds,
    int requests,
    List<Integer> readSizes,
    int reads,
    int patienceSeconds) {

  /** As long as Maelstrom waits for {@code init_ok}. */
  static final int PATIENCE_SECONDS = 10;

  /** For figures: a minute or so for three programs. */
  public static final Effort FULL =
      new Effort(
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
          PATIENCE_SECONDS);

  /** To see that it works: some seconds. */
  public static final Effort QUICK =
      new Effort(true, 3, 5, 1, 2000, 100, 1, 100, List.of(100, 500, 1000), 3, PATIENCE_SECONDS);

  public Effort {
    readSizes = List.copyOf(readSizes);
  }
}
