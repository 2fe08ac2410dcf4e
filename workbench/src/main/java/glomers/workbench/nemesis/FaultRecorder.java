package glomers.workbench.nemesis;

/** Where a nemesis records what it does. Confined to the event-loop thread. */
public interface FaultRecorder {
  /** The time of what happens now, in nanoseconds since the operations began. */
  long now();

  /**
   * Records what the nemesis does now.
   *
   * @param function such as {@code start-partition}
   * @param value what it does, for people
   */
  void nemesis(String function, String value);
}
