package glomers.workbench.finding;

/** Receives findings about nodes, as they are made. */
@FunctionalInterface
public interface FindingListener {
  /**
   * Called for one finding.
   *
   * @param node the node that it is about
   * @param kind an identifier for programs
   * @param message a description for people
   */
  void add(String node, String kind, String message);
}
