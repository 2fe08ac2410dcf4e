package glomers.workbench.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Child processes that never outlive the workbench. They are killed by {@link #close}, by a
 * shutdown hook when this JVM shuts down, and by a {@link Watchdog} if this JVM is killed.
 * Thread-safe.
 */
public final class ProcessGroup implements AutoCloseable {
  /** How long {@link #close} waits for each process to end. */
  private static final long END_MILLIS = 2000;

  private final Watchdog watchdog = Watchdog.start();
  private final Thread hook = new Thread(this::killAll, "kill-nodes");
  private final Set<ChildProcess> children = new LinkedHashSet<>(); // guarded by itself
  private boolean closed; // guarded by children

  /** An empty group. If this JVM is shutting down, it is already closed. */
  public ProcessGroup() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      closed = true;
    }
  }

  /**
   * Starts a process.
   *
   * @param log the file for its STDERR
   * @return empty if the group is closed
   * @throws IOException if the program can't be started; {@link ProgramFile#whyNotStartable} says
   *     why
   */
  public Optional<ChildProcess> start(List<String> command, Path log) throws IOException {
    synchronized (children) { // a process that starts during killAll must not be missed
      if (closed) {
        return Optional.empty();
      }
      ChildProcess child = ChildProcess.start(command, log);
      children.add(child);
      watchdog.watch(child.handle().pid());
      return Optional.of(child);
    }
  }

  /** Kills one process, and waits for it to end. */
  public void end(ChildProcess child) throws InterruptedException {
    child.kill();
    child.awaitStatus();
    synchronized (children) {
      children.remove(child);
      watchdog.forget(child.handle().pid());
    }
  }

  /** Kills all processes. */
  @Override
  public void close() {
    List<ChildProcess> killed = killAll();
    try {
      for (ChildProcess child : killed) {
        child.awaitEnd(END_MILLIS);
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The JVM is shutting down, so the hook kills the processes.
    }
    watchdog.dismiss();
  }

  private List<ChildProcess> killAll() {
    synchronized (children) {
      closed = true;
      children.forEach(ChildProcess::kill);
      return List.copyOf(children);
    }
  }
}
