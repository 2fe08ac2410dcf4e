package glomers.workbench.history;

import java.util.List;

/** What the reads of one node showed, one after another. Belongs to one thread. */
public final class Readings {
  private ReadLog log = new ReadLog();

  /**
   * One more read.
   *
   * @param shown the values as they were answered, repetitions and all
   */
  public Reading add(List<Long> shown) {
    return log.read(shown).orElseGet(() -> afresh(shown));
  }

  /** Something that was shown is gone: there is no building on what was before. */
  private Reading afresh(List<Long> shown) {
    log = new ReadLog();
    return log.read(shown).orElseThrow();
  }
}
