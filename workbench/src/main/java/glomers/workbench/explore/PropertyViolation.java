package glomers.workbench.explore;

/** What can be wrong at the end of a schedule. Nodes are given by their place. */
sealed interface PropertyViolation {

  /** A node was asked to broadcast a value, and never said that it has taken it. */
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

  /** A node doesn't answer a read, or not at once. */
  record Unread(int node) implements PropertyViolation {
    @Override
    public String toString() {
      return "n" + node + " doesn't answer a read";
    }
  }

  /** The nodes go on and on. */
  record Restless(int steps) implements PropertyViolation {
    @Override
    public String toString() {
      return "the nodes are not at rest " + steps + " steps after the last choice";
    }
  }
}
