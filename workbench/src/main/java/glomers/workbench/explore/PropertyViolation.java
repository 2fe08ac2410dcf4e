package glomers.workbench.explore;

/**
 * A property that is violated at the end of a schedule. Nodes are given by their index. Immutable.
 */
sealed interface PropertyViolation {

  /** A node was asked to broadcast a value, and never acknowledged it. */
  record Unanswered(int value, int node) implements PropertyViolation {
    @Override
    public String toString() {
      return "n" + node + " never acknowledged " + value;
    }
  }

  /** A value was acknowledged, and a node doesn't have it. */
  record Missing(int value, int node) implements PropertyViolation {
    @Override
    public String toString() {
      return "n" + node + " never has " + value + ", which was acknowledged";
    }
  }

  /** A node doesn't reply to a read, or not at once. */
  record Unread(int node) implements PropertyViolation {
    @Override
    public String toString() {
      return "n" + node + " doesn't answer a read";
    }
  }

  /** The nodes never become quiescent. */
  record Restless(int steps) implements PropertyViolation {
    @Override
    public String toString() {
      return "the nodes are not at rest " + steps + " steps after the last choice";
    }
  }
}
