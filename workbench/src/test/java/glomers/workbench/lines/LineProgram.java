package glomers.workbench.lines;

/**
 * A node that reads and writes lines itself, so that it can send whatever it likes: in a process of
 * its own, or in virtual time.
 */
public interface LineProgram {
  /** Takes a line, which has no newline. */
  void receive(String line, Environment environment);

  /** All that there is besides the lines that come. */
  interface Environment {
    /** Writes to STDOUT, and flushes it. A message is what ends in a newline. */
    void write(String text);

    /** Does something when so many milliseconds have passed. */
    void later(long millis, Runnable task);
  }
}
