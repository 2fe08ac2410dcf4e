package glomers.workbench.explain;

/**
 * A value to be explained.
 *
 * @param before the deadline: the invocation time of the read that should have contained the value;
 *     {@link #END} if it was missing from the final reads. Later messages do not count as attempts
 */
record Question(long value, long before) {
  static final long END = Long.MAX_VALUE;

  boolean atTheEnd() {
    return before == END;
  }
}
