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
 * An operating system process with pipes for STDIN and STDOUT, and a file for STDERR. A signal goes
 * to its descendants, too: a wrapper script's program must not outlive it. Thread-safe.
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
   * Starts a process, in the directory in which Maelstrom would start it.
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

  /** The operating system's view of it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Whether it has not ended. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it with SIGKILL. */
  public void kill() {
    killed = true;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Whether {@link #kill} was called, so that its end is not its own failure. */
  boolean wasKilled() {
    return killed;
  }

  /**
   * Sends it a signal.
   *
   * @param name without SIG
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
   * Waits for its end.
   *
   * @return whether it ended in time
   */
  public boolean awaitEnd(long timeoutMillis) throws InterruptedException {
    return process.waitFor(timeoutMillis, TimeUnit.MILLISECONDS);
  }

  /** Waits for its end, and says how it ended, in words. */
  public String awaitStatus() throws InterruptedException {
    int status = process.waitFor();
    return status > 128 ? "killed by signal " + (status - 128) : "exit status " + status;
  }

  /** The end of what it wrote on STDERR, as a sentence that begins with a space. */
  public String lastWords() {
    return LogTail.describe(log);
  }
}
