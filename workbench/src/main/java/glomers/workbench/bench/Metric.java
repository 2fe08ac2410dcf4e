package glomers.workbench.bench;

import java.util.Locale;

/**
 * A quantity that is measured for each program. Immutable.
 *
 * @param key its name in JSON
 * @param label the header of its column
 * @param decimals number of decimals that are shown
 */
record Metric(Group group, String key, String label, int decimals) {
  static final Metric INIT_OK = new Metric(Group.START, "init-ok-ms", "init_ok ms", 1);
  static final Metric IDLE = new Metric(Group.MEMORY, "idle-mb", "idle MB", 1);
  static final Metric FILLED = new Metric(Group.MEMORY, "filled-mb", "filled MB", 1);
  static final Metric PEAK = new Metric(Group.MEMORY, "peak-mb", "peak MB", 1);
  static final Metric FIRST = new Metric(Group.THROUGHPUT, "first-per-s", "the first/s", 0);
  static final Metric NEXT = new Metric(Group.THROUGHPUT, "next-per-s", "the next/s", 0);
  static final Metric CPU = new Metric(Group.THROUGHPUT, "cpu-s-per-million", "CPU s/M", 1);
  static final Metric P50 = new Metric(Group.LATENCY, "p50-us", "p50 us", 0);
  static final Metric P99 = new Metric(Group.LATENCY, "p99-us", "p99 us", 0);

  /** Metrics that share a table. */
  enum Group {
    START("start"),
    MEMORY("resident memory"),
    THROUGHPUT("broadcasts through one node"),
    LATENCY("round trip, one request at a time"),
    READS("a read, each after one more broadcast"),
    FIRST_READS("the first read after as many broadcasts");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** The time until all nodes of a concurrent start are ready. */
  static Metric concurrentStart(int nodes) {
    return new Metric(Group.START, "together-ready-ms", nodes + " at once ms", 0);
  }

  static Metric read(int values) {
    return ofReads(Group.READS, "read-", values);
  }

  static Metric firstRead(int values) {
    return ofReads(Group.FIRST_READS, "first-read-", values);
  }

  private static Metric ofReads(Group group, String key, int values) {
    String label = String.format(Locale.ROOT, "%,d: ms", values);
    return new Metric(group, key + values + "-ms", label, 3);
  }
}
