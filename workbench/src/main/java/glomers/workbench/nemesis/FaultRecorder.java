package glomers.workbench.nemesis;

/** Records what a nemesis does. Confined to the event-loop thread. */
public interface FaultRecorder {
  /** The current time, in nanoseconds since the operations began. */
  long now();

  /**
   * Records an action of the nemesis, now.
   *
   * @param function the action, such as {@code start-partition}
   * @param value the details, for people
   */
  void nemesis(String function, String value);
}
