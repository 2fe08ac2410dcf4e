package glomers.workbench.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Child processes that never outlive the workbench. They are killed by {@link #close}, by a
 * shutdown hook if this JVM is asked to end, and by a {@link Watchdog} if it is killed.
 * Thread-safe.
 */
public final class ProcessGroup implements AutoCloseable {
  /** How long {@link #close} waits for the end of each process. */
  private static final long END_MILLIS = 2000;

  private final Watchdog watchdog = Watchdog.start();
  private final Thread hook = new Thread(this::killAll, "kill-nodes");
  private final Set<ChildProcess> children = new LinkedHashSet<>(); // guards itself
  private boolean closed; // guarded by children

  /** A group without processes. If this JVM is ending, it is closed from the start. */
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
    synchronized (children) { // so that killAll misses none
      if (closed) {
        return Optional.empty();
      }
      ChildProcess child = ChildProcess.start(command, log);
      children.add(child);
      watchdog.watch(child.handle().pid());
      return Optional.of(child);
    }
  }

  /** Kills one process, and waits for its end. */
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
      // The JVM is ending, and the hook runs or has run.
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
