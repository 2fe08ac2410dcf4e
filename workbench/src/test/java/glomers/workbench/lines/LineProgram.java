package glomers.workbench.lines;

/**
 * A node that reads and writes lines itself, so that it can send malformed messages: in a process
 * of its own, or in virtual time.
 */
public interface LineProgram {
  /** Handles a line, which has no newline. */
  void receive(String line, Environment environment);

  /** The node's output and timers. */
  interface Environment {
    /** Writes to STDOUT, and flushes it. Each message ends in a newline. */
    void write(String text);

    /** Runs a task after a delay in milliseconds. */
    void later(long millis, Runnable task);
  }
}
