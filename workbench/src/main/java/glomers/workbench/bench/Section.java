package glomers.workbench.bench;

/** A group of measures: one table. */
enum Section {
  START("start", "bare JVM"),
  MEMORY("resident memory", ""),
  THROUGHPUT("broadcasts through one node", "codec alone"),
  LATENCY("round trip, one request at a time", ""),
  READS("a read, each after one more broadcast", "formatting"),
  FIRST_READS("the first read after as many broadcasts", "formatting");

  private final String title;
  private final String yardstick;

  Section(String title, String yardstick) {
    this.title = title;
    this.yardstick = yardstick;
  }

  String title() {
    return title;
  }

  /** What the programs are measured against beside each other; empty if nothing. */
  String yardstick() {
    return yardstick;
  }
}
