package glomers.workbench.page;

import glomers.workbench.history.ReadLog;
import glomers.workbench.history.ReadSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What reads showed, as columns. A read shows the first so many values of a {@link ReadLog}, so a
 * page needs each log only once. Not thread-safe.
 */
final class ReadColumns {
  private final List<Integer> log = new ArrayList<>();
  private final List<Integer> shown = new ArrayList<>();
  private final Map<ReadLog, Integer> indices = new LinkedHashMap<>();
  private final List<ReadSnapshot> longest = new ArrayList<>(); // of each log

  /** Adds an operation that showed nothing. */
  void addRow() {
    log.add((int) Column.NONE);
    shown.add(0);
  }

  /** Sets what an operation showed. */
  void set(int row, ReadSnapshot read) {
    int index = indices.computeIfAbsent(read.log(), added -> longest.size());
    if (index == longest.size()) {
      longest.add(read);
    } else if (read.end() > longest.get(index).end()) {
      longest.set(index, read);
    }
    log.set(row, index);
    shown.set(row, read.size());
  }

  /**
   * The columns by name. Reads are left out, as if it were not known what they showed, once the
   * logs have too many values.
   *
   * @param most the number of values that the logs may have
   */
  Map<String, Object> toMap(int most) {
    List<long[]> logs = new ArrayList<>();
    int size = 0;
    for (ReadSnapshot read : longest) {
      size += read.size();
      if (size > most) {
        break;
      }
      logs.add(values(read));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("logs", logs);
    map.put("log", log.stream().map(of -> of < logs.size() ? of : (int) Column.NONE).toList());
    map.put("shown", shown);
    return map;
  }

  /** In the order of the log, each value once. */
  private static long[] values(ReadSnapshot read) {
    Column values = new Column();
    for (int position = 0; position < read.end(); position++) {
      if (read.log().has(position)) {
        values.add(read.log().valueAt(position));
      }
    }
    return values.toArray();
  }
}
