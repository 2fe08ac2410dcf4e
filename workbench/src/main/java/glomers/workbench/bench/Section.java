package glomers.workbench.bench;

/** A group of measures: one table. */
enum Section {
  START("start", "bare JVM", "to bare"),
  MEMORY("resident memory", "", ""),
  THROUGHPUT("broadcasts through one node", "codec alone", "to codec"),
  LATENCY("round trip, one request at a time", "", ""),
  READS("a read, each after one more broadcast", "formatting", "to text"),
  FIRST_READS("the first read after as many broadcasts", "formatting", "to text");

  private final String title;
  private final String yardstick;
  private final String head;

  Section(String title, String yardstick, String head) {
    this.title = title;
    this.yardstick = yardstick;
    this.head = head;
  }

  String title() {
    return title;
  }

  /** What the programs are measured against beside each other; empty if nothing. */
  String yardstick() {
    return yardstick;
  }

  /** The head of a column of ratios to the yardstick. */
  String head() {
    return head;
  }
}
