package glomers.workbench.explore;

/**
 * One step of a schedule.
 *
 * @param node the place of the node that it happens to
 * @param input the message or timer, by its {@linkplain EventInterner number}
 * @param cut the cut that loses the message, by its place among the cuts; negative if none does
 */
record Step(Kind kind, int node, int input, int cut) {
  enum Kind {
    /** A client asks a node to broadcast a value. */
    ASK,
    DELIVER,
    /** A message between nodes reaches the cut, and is lost. */
    LOSE,
    /** A node's next timer fires. */
    FIRE
  }
}
