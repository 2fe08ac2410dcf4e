package glomers.workbench.history;

/**
 * The values of one node in the order in which its reads first showed them, without the values that
 * the reads of this log miss. Nodes only add values, so a read usually shows a prefix of this list.
 * Thousands of reads then take the memory of the longest one. Reads that miss the same values share
 * a log, and all logs of a node share one list of values.
 *
 * <p>Not thread-safe.
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
   * The position of a value, from 0; -1 if it is missing. A value has the same position in all logs
   * of a node.
   */
  public int positionOf(long value) {
    int position = values.positionOf(value);
    return position >= 0 && has(position) ? position : NOWHERE;
  }

  /** Whether the log contains the value at a position. */
  public boolean has(int position) {
    return !lacking.contains(position);
  }

  /** The value at a position, even if this log misses it. */
  public long valueAt(int position) {
    return values.valueAt(position);
  }

  /** The maximum number of times that a single read of the node showed the value at a position. */
  public int mostTimes(int position) {
    return values.mostTimes(position);
  }

  /**
   * The number of values that the reads of the node have shown, which is also the number of
   * positions.
   */
  public int nodeSize() {
    return values.size();
  }

  /** Whether both logs are of the same node. */
  public boolean isOfSameNode(ReadLog other) {
    return values == other.values;
  }

  /** The number of missing values. */
  int lacking() {
    return lacking.size();
  }

  /** The memory that the log takes in addition to the shared values, in bytes. */
  int bytes() {
    return lacking.bytes();
  }
}
