package glomers.workbench.history;

/**
 * Values in the order in which the reads of one node first showed them, but for some that are
 * lacking. A node only gathers values, so each of its reads shows all up to some position:
 * thousands of reads, each as long as the test is old, take the memory of the last one. Reads that
 * lack the same values share a log, and all logs of a node share the values.
 *
 * <p>Confined to one thread.
 */
public final class ReadLog {
  private static final int NOWHERE = -1;

  private final ValueIndex values;
  private final Positions lacking;

  ReadLog(ValueIndex values, Positions lacking) {
    this.values = values;
    this.lacking = lacking;
  }

  /**
   * Where a value is, from 0; -1 if it isn't here. Each value has the same in all logs of a node.
   */
  public int positionOf(long value) {
    int position = values.positionOf(value);
    return position >= 0 && has(position) ? position : NOWHERE;
  }

  /** Whether the value at a position of the node is one of this log. */
  public boolean has(int position) {
    return !lacking.contains(position);
  }

  /** The value at a position, which need not be one of this log. */
  public long valueAt(int position) {
    return values.valueAt(position);
  }

  /** How often a single read of the node showed the value at a position, at most. */
  public int mostTimes(int position) {
    return values.mostTimes(position);
  }

  /** How many values the reads of the node showed, so many positions there are. */
  public int nodeSize() {
    return values.size();
  }

  /** Whether the same node showed these values. */
  public boolean isOfSameNode(ReadLog other) {
    return values == other.values;
  }

  /** How many values of the node are lacking here. */
  int lacking() {
    return lacking.size();
  }

  /** How much memory it takes beside the values of the node, in bytes. */
  int bytes() {
    return lacking.bytes();
  }
}
