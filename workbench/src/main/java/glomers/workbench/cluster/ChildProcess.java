package glomers.workbench.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process with pipes for STDIN and STDOUT, and a file for STDERR. Signals are also sent to its
 * descendants, since the program started by a wrapper script must not outlive the script.
 * Thread-safe.
 */
public final class ChildProcess {
  private final Process process;
  private final Path log;
  private volatile boolean killed;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a process, in the same directory as Maelstrom would.
   *
   * @param log the file for its STDERR
   */
  static ChildProcess start(List<String> command, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
            .redirectError(log.toFile())
            .start();
    return new ChildProcess(process, log);
  }

  /** Its STDIN. */
  public OutputStream stdin() {
    return process.getOutputStream();
  }

  /** Its STDOUT. */
  public InputStream stdout() {
    return process.getInputStream();
  }

  /** The handle of the process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Whether the process is running. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills the process with SIGKILL. */
  public void kill() {
    killed = true;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * Whether {@link #kill} was called. If so, the end of the process is not a failure of its
   * program.
   */
  boolean wasKilled() {
    return killed;
  }

  /**
   * Sends a signal.
   *
   * @param name the name without SIG, such as {@code STOP}
   */
  void signal(String name) {
    try {
      List<String> command =
          Stream.concat(
                  Stream.of("kill", "-" + name),
                  Stream.concat(Stream.of(handle()), process.descendants())
                      .map(one -> Long.toString(one.pid())))
              .toList();
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("no kill(1) to send SIG" + name + " to nodes with", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for the process to end.
   *
   * @return whether it ended before the timeout
   */
  public boolean awaitEnd(long timeoutMillis) throws InterruptedException {
    return process.waitFor(timeoutMillis, TimeUnit.MILLISECONDS);
  }

  /** Waits for the process to end, and describes how it ended. */
  public String awaitStatus() throws InterruptedException {
    int status = process.waitFor();
    return status > 128 ? "killed by signal " + (status - 128) : "exit status " + status;
  }

  /** The last lines of its STDERR, as a sentence that begins with a space. */
  public String lastWords() {
    return LogTail.describe(log);
  }
}
