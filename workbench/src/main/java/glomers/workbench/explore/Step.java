package glomers.workbench.explore;

/**
 * One step of a schedule.
 *
 * @param node the index of the node that gets the input
 * @param input the message or timer, by its {@linkplain EventInterner number}
 * @param cut the index of the partition that loses the message; negative if none does
 */
record Step(Kind kind, int node, int input, int cut) {
  enum Kind {
    /** A client asks a node to broadcast a value. */
    ASK,
    DELIVER,
    /** A partition loses a message between nodes. */
    LOSE,
    /** A node's next timer fires. */
    FIRE
  }
}
