package glomers.workbench.finding;

/** Where it is told that a node breaks the protocol. */
@FunctionalInterface
public interface FindingListener {
  /**
   * @param node who did it
   * @param kind what it is, in a word for programs
   * @param message what it is, in words for people
   */
  void add(String node, String kind, String message);
}
