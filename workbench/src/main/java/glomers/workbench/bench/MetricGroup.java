package glomers.workbench.bench;

/** Metrics that share a table. */
enum MetricGroup {
  START("start"),
  MEMORY("resident memory"),
  THROUGHPUT("broadcasts through one node"),
  LATENCY("round trip, one request at a time"),
  READS("a read, each after one more broadcast"),
  FIRST_READS("the first read after as many broadcasts");

  private final String title;

  MetricGroup(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
