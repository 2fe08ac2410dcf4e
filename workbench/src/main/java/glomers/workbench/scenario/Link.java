package glomers.workbench.scenario;

/**
 * One direction between two nodes.
 *
 * @param from who sends on it
 * @param to who receives
 */
public record Link(String from, String to) {
  @Override
  public String toString() {
    return from + " -> " + to;
  }
}
