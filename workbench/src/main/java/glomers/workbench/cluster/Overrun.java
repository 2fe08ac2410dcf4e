package glomers.workbench.cluster;

/**
 * Code of a simulated program that did not end in time. Immutable.
 *
 * @param node the name of the node
 * @param text what it did, and where it was found
 */
public record Overrun(String node, String text) {

  /**
   * Code that a thread still runs.
   *
   * @param does what it does, such as "handling a message"
   * @param limit the time that it had
   */
  static Overrun of(String node, String does, String limit, Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    boolean running = thread.getState() == Thread.State.RUNNABLE;
    return new Overrun(
        node,
        node
            + " did not end "
            + does
            + " within "
            + limit
            + ": its thread was "
            + (running ? "running" : "waiting")
            + ProgramFrames.place(stack).map(place -> " at " + place).orElse("")
            + ". All nodes of a simulation share one thread, so the test can't continue. Look for a"
            + " loop that does not end, or for code that waits");
  }
}
