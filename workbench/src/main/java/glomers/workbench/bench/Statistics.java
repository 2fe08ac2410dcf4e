package glomers.workbench.bench;

import java.util.Collection;

/** Statistics of measured values. */
final class Statistics {
  private Statistics() {}

  /** The median: the value in the middle, or the mean of the two in the middle. */
  static double median(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
