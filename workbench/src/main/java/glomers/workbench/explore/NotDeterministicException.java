package glomers.workbench.explore;

/**
 * A node behaved differently when it got the same inputs again, so no result about its program can
 * be relied on.
 */
final class NotDeterministicException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param difference what it did now and what it did before, as a clause
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
