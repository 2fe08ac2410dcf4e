package glomers.workbench.bench;

import java.util.Locale;

/**
 * One thing that is measured of each program.
 *
 * @param key its name in JSON
 * @param label the head of its column
 * @param decimals number of decimals that are shown
 */
record Metric(MetricGroup group, String key, String label, int decimals) {
  static final Metric INIT_OK = new Metric(MetricGroup.START, "init-ok-ms", "init_ok ms", 1);
  static final Metric IDLE = new Metric(MetricGroup.MEMORY, "idle-mb", "idle MB", 1);
  static final Metric FILLED = new Metric(MetricGroup.MEMORY, "filled-mb", "filled MB", 1);
  static final Metric PEAK = new Metric(MetricGroup.MEMORY, "peak-mb", "peak MB", 1);
  static final Metric FIRST = new Metric(MetricGroup.THROUGHPUT, "first-per-s", "the first/s", 0);
  static final Metric NEXT = new Metric(MetricGroup.THROUGHPUT, "next-per-s", "the next/s", 0);
  static final Metric CPU = new Metric(MetricGroup.THROUGHPUT, "cpu-s-per-million", "CPU s/M", 1);
  static final Metric P50 = new Metric(MetricGroup.LATENCY, "p50-us", "p50 us", 0);
  static final Metric P99 = new Metric(MetricGroup.LATENCY, "p99-us", "p99 us", 0);

  /** The time until all nodes are ready that were started at once. */
  static Metric concurrentStart(int nodes) {
    return new Metric(MetricGroup.START, "together-ready-ms", nodes + " at once ms", 0);
  }

  static Metric read(int values) {
    return new Metric(
        MetricGroup.READS,
        "read-" + values + "-ms",
        String.format(Locale.ROOT, "%,d: ms", values),
        3);
  }

  static Metric firstRead(int values) {
    return new Metric(
        MetricGroup.FIRST_READS,
        "first-read-" + values + "-ms",
        String.format(Locale.ROOT, "%,d: ms", values),
        3);
  }
}
