package glomers.workbench.checker;

/** Quantiles by Jepsen's rule. Source: {@code frequency-distribution} in its set-full checker. */
public final class Quantile {
  private Quantile() {}

  /**
   * The quantile q: of n sorted values the one at index floor(n·q), or else the last.
   *
   * @param sorted at least one value, in ascending order
   * @param q from 0 to 1
   */
  public static long of(long[] sorted, double q) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * q))];
  }
}
