package glomers.workbench.checker;

import glomers.workbench.history.ReadLog;
import glomers.workbench.history.ReadSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Detects regressions of one node: values that a read showed and a later read did not. It keeps,
 * for each value, the first read that showed it. A value has the same position in all logs of a
 * node. Not thread-safe.
 */
final class RegressionTracker {
  private final List<Read> first = new ArrayList<>(); // by position

  /** Adds a read. Returns the values that no earlier read showed, in order. */
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
   * The values that a read misses, although reads that ended before it began showed them.
   * Immutable.
   *
   * @param value the first of them
   * @param shownBy the first read that showed it
   * @param more the number of the others
   */
  record Lacking(long value, Read shownBy, int more) {}

  /** The values that a read misses; empty if there are none. */
  Optional<Lacking> lackedBy(Read read) {
    ReadLog log = read.completion().reading().log();
    int firstMissing = 0;
    int count = 0;
    for (int position = 0; position < first.size(); position++) {
      boolean shown = position < read.end() && log.has(position);
      if (!shown && first.get(position).completion().index() < read.invocation().index()) {
        firstMissing = count == 0 ? position : firstMissing;
        count++;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(new Lacking(log.valueAt(firstMissing), first.get(firstMissing), count - 1));
  }
}
