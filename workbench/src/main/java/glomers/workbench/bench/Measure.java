package glomers.workbench.bench;

import java.util.Locale;

/**
 * One figure about each program.
 *
 * @param key its name for programs
 * @param label the head of its column
 * @param decimals how many are shown
 */
record Measure(Section section, String key, String label, int decimals) {
  static final Measure INIT_OK = new Measure(Section.START, "init-ok-ms", "init_ok ms", 1);
  static final Measure IDLE = new Measure(Section.MEMORY, "idle-mb", "idle MB", 1);
  static final Measure FILLED = new Measure(Section.MEMORY, "filled-mb", "filled MB", 1);
  static final Measure PEAK = new Measure(Section.MEMORY, "peak-mb", "peak MB", 1);
  static final Measure FIRST = new Measure(Section.THROUGHPUT, "first-per-s", "the first/s", 0);
  static final Measure NEXT = new Measure(Section.THROUGHPUT, "next-per-s", "the next/s", 0);
  static final Measure CPU = new Measure(Section.THROUGHPUT, "cpu-s-per-million", "CPU s/M", 1);
  static final Measure P50 = new Measure(Section.LATENCY, "p50-us", "p50 us", 0);
  static final Measure P99 = new Measure(Section.LATENCY, "p99-us", "p99 us", 0);

  /** How long it takes until so many nodes are ready that were started at once. */
  static Measure together(int nodes) {
    return new Measure(Section.START, "together-ready-ms", nodes + " at once ms", 0);
  }

  static Measure read(int values) {
    return new Measure(
        Section.READS, "read-" + values + "-ms", String.format(Locale.ROOT, "%,d: ms", values), 3);
  }

  static Measure firstRead(int values) {
    return new Measure(
        Section.FIRST_READS,
        "first-read-" + values + "-ms",
        String.format(Locale.ROOT, "%,d: ms", values),
        3);
  }
}
