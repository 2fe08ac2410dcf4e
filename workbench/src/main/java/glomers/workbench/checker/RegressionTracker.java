package glomers.workbench.checker;

import glomers.workbench.history.ReadLog;
import glomers.workbench.history.ReadSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the reads of one node have shown so far, and which of them showed it first. All logs of a
 * node have a value at the same position. Not thread-safe.
 */
final class RegressionTracker {
  private final List<Read> first = new ArrayList<>(); // by position

  /** One more read; returns the values that no read showed before, in their order. */
  List<Long> add(Read read) {
    ReadSnapshot reading = read.completion().reading();
    List<Long> fresh = new ArrayList<>();
    for (int position = first.size(); position < reading.end(); position++) {
      fresh.add(reading.log().valueAt(position));
      first.add(read);
    }
    return fresh;
  }

  /**
   * Values that a read lacks though others showed them before it began.
   *
   * @param value the first of them
   * @param shownBy who showed it first
   * @param more how many others there are
   */
  record Lacking(long value, Read shownBy, int more) {}

  /** What a read lacks; empty if it is nothing. */
  Optional<Lacking> lackedBy(Read read) {
    ReadLog log = read.completion().reading().log();
    int lackedFirst = 0;
    int count = 0;
    for (int position = 0; position < first.size(); position++) {
      boolean shown = position < read.end() && log.has(position);
      if (!shown && first.get(position).completion().index() < read.invocation().index()) {
        lackedFirst = count == 0 ? position : lackedFirst;
        count++;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(new Lacking(log.valueAt(lackedFirst), first.get(lackedFirst), count - 1));
  }
}
