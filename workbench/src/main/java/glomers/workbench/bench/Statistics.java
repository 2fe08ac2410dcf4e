package glomers.workbench.bench;

import java.util.Arrays;
import java.util.Collection;

/** Quantiles of measured values. */
final class Statistics {
  private Statistics() {}

  /** The median: the value in the middle, or the mean of the two in the middle. */
  static double median(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The quantile q: of n sorted values the one at index floor(n·q), or else the last. */
  static long quantile(long[] values, double q) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * q))];
  }
}
