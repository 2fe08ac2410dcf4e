package glomers.workbench.explain;

/**
 * A value whose fate is to be explained.
 *
 * @param before what happened from here on does not count as a try: when the read began that should
 *     have shown it; {@link #END} if it was missing at the end
 */
record Question(long value, long before) {
  static final long END = Long.MAX_VALUE;

  boolean atTheEnd() {
    return before == END;
  }
}
