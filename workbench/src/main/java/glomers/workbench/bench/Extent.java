package glomers.workbench.bench;

import java.util.List;

/**
 * How far growth is followed. All lists ascend.
 *
 * @param quick whether it is too little to see a trend
 * @param nodes numbers of simulated nodes
 * @param rates operations a second, of simulated clients
 * @param seconds how long a test lasts
 * @param heldSeconds how long tests last that gather values, in virtual time
 * @param readyNodes numbers of processes that are started at once
 * @param testedNodes numbers of processes that are tested in real time
 * @param realRates operations a second, of clients in real time
 * @param held numbers of values that one process holds
 */
public record Extent(
    boolean quick,
    List<Integer> nodes,
    List<Integer> rates,
    int seconds,
    List<Integer> heldSeconds,
    List<Integer> readyNodes,
    List<Integer> testedNodes,
    List<Integer> realRates,
    List<Integer> held) {

  /** For figures: some minutes. */
  public static final Extent FULL =
      new Extent(
          false,
          List.of(5, 10, 25, 50, 100),
          List.of(10, 100, 1000),
          5,
          List.of(2, 20, 200),
          List.of(5, 10, 25, 50),
          List.of(5, 10, 25),
          List.of(10, 100, 1000),
          List.of(1000, 10_000, 100_000));

  /** To see that it works. */
  public static final Extent QUICK =
      new Extent(
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
