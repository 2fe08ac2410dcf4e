package glomers.workbench.checker;

import glomers.workbench.history.ReadLog;
import glomers.workbench.history.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the reads of one node have shown so far, and which of them showed it first. */
final class Shown {
  private final List<Read> first = new ArrayList<>(); // by the position in the log
  private final Map<Long, Read> gone = new LinkedHashMap<>(); // in a log before this one
  private ReadLog log;

  Shown(ReadLog log) {
    this.log = log;
  }

  /** One more read; returns the values that no read showed before, in their order. */
  List<Long> add(Read read) {
    Reading reading = read.completion().reading();
    if (reading.log() != log) {
      for (int i = 0; i < first.size(); i++) {
        gone.putIfAbsent(log.valueAt(i), first.get(i));
      }
      first.clear();
      log = reading.log();
    }
    List<Long> fresh = new ArrayList<>();
    for (int i = first.size(); i < reading.length(); i++) {
      Read before = gone.isEmpty() ? null : gone.remove(log.valueAt(i));
      if (before == null) {
        fresh.add(log.valueAt(i));
      }
      first.add(before == null ? read : before);
    }
    return fresh;
  }

  /** The values that a read lacks though another showed them before it began, and that other. */
  Map<Long, Read> lackedBy(Read read) {
    Map<Long, Read> lacking = new LinkedHashMap<>(gone);
    for (int i = read.length(); i < first.size(); i++) {
      lacking.put(log.valueAt(i), first.get(i));
    }
    lacking.values().removeIf(before -> before.completion().index() > read.invocation().index());
    return lacking;
  }
}
