package glomers.workbench.bench;

import java.util.List;

/**
 * The sizes at which a scaling bench measures. All lists ascend.
 *
 * @param quick whether the sizes are too small to show a trend
 * @param simulatedNodes numbers of simulated nodes
 * @param rates operations per second of simulated clients
 * @param seconds time limit of a test
 * @param fillSeconds time limits of the simulated tests that vary the number of values
 * @param startedNodes numbers of processes that are started concurrently
 * @param processNodes numbers of processes that are tested in real time
 * @param processRates operations per second of clients in real time
 * @param values numbers of values that one process holds
 */
public record ScalingConfig(
    boolean quick,
    List<Integer> simulatedNodes,
    List<Integer> rates,
    int seconds,
    List<Integer> fillSeconds,
    List<Integer> startedNodes,
    List<Integer> processNodes,
    List<Integer> processRates,
    List<Integer> values) {

  /** For reliable figures: takes some minutes. */
  public static final ScalingConfig FULL =
      new ScalingConfig(
          false,
          List.of(5, 10, 25, 50, 100),
          List.of(10, 100, 1000),
          5,
          List.of(2, 20, 200),
          List.of(5, 10, 25, 50),
          List.of(5, 10, 25),
          List.of(10, 100, 1000),
          List.of(1000, 10_000, 100_000));

  /** To check that the bench works. */
  public static final ScalingConfig QUICK =
      new ScalingConfig(
          true,
          List.of(5, 10),
          List.of(10, 100),
          1,
          List.of(1, 2),
          List.of(2, 3),
          List.of(2),
          List.of(20),
          List.of(100, 1000));
}
