package glomers.workbench.cluster;

/** Receives the log entries of simulated nodes. Confined to the event-loop thread. */
@FunctionalInterface
public interface NodeLog {
  /** A log that discards everything. */
  NodeLog NONE = (node, now, text) -> {};

  /**
   * A node logged an entry of one or more lines.
   *
   * @param now the time on the loop's clock, in nanoseconds
   */
  void add(String node, long now, String text);

  /** Whether it also takes entries of level {@code debug}. */
  default boolean wantsDebug() {
    return false;
  }
}
