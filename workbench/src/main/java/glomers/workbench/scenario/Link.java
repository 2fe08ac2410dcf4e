package glomers.workbench.scenario;

/**
 * One direction between two nodes. Immutable.
 *
 * @param from the sender
 * @param to the receiver
 */
public record Link(String from, String to) {
  @Override
  public String toString() {
    return from + " -> " + to;
  }
}
