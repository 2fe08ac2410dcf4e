package glomers.workbench.explore;

/**
 * A node did something else when it was given the same inputs again, so nothing that is known of
 * its program can be relied on.
 */
final class NotDeterministicException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param difference what it did, and what it had done, as a clause
   */
  NotDeterministicException(String node, String difference) {
    super(
        node
            + " is not deterministic: given the same messages and timers again, "
            + difference
            + ". What a program does must follow from its messages, timers, nanoTime() and random()"
            + " alone, and not from clocks, threads, static fields or a random generator of its"
            + " own");
  }
}
