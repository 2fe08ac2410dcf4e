package glomers.workbench.cluster;

/** Takes what nodes in this process write to their logs. Confined to the event-loop thread. */
@FunctionalInterface
public interface NodeLog {
  /** A log that keeps nothing. */
  NodeLog NONE = (node, now, text) -> {};

  /**
   * A node wrote a line, or several.
   *
   * @param now on the loop's clock, in nanoseconds
   */
  void add(String node, long now, String text);

  /** Whether it wants what nodes log at the level {@code debug}, too. */
  default boolean wantsDebug() {
    return false;
  }
}
