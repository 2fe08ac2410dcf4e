package glomers.workbench.bench;

import glomers.workbench.cluster.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processes of a bench, and a directory for their STDERR. None outlives the workbench: they are
 * killed by {@link #close}, by a hook if this JVM is asked to end, and by a {@link Watchdog} if it
 * is not even asked. Thread-safe.
 */
final class Children implements AutoCloseable {
  private final Watchdog watchdog = Watchdog.start();
  private final Thread hook = new Thread(this::killAll, "kill-nodes");
  private final List<Process> processes = new ArrayList<>(); // guards itself
  private final int patienceSeconds;
  private final Path directory;
  private int started; // guarded by processes
  private boolean closed; // guarded by processes

  /**
   * @param patienceSeconds how long a node may be silent while it owes an answer
   */
  Children(int patienceSeconds) {
    this.patienceSeconds = patienceSeconds;
    try {
      directory = Files.createTempDirectory("glomers-bench");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory can be made", e);
    }
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** A process with a file for its STDERR. */
  record Child(Process process, Path log) {}

  /** Starts a process, with pipes for STDIN and STDOUT, where Maelstrom would start it. */
  Child start(List<String> command) throws IOException {
    synchronized (processes) { // so that whoever kills them all misses none
      if (closed) {
        throw new IOException("the workbench is ending");
      }
      Path log = directory.resolve(++started + ".log");
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
              .redirectError(log.toFile())
              .start();
      processes.add(process);
      watchdog.watch(process.pid());
      return new Child(process, log);
    }
  }

  /** Ends a process, and whatever it started, at once; waits until it is gone. */
  void kill(Process process) throws InterruptedException {
    killTree(process);
    process.waitFor();
    synchronized (processes) {
      processes.remove(process);
      watchdog.forget(process.pid());
    }
  }

  /** How long a node may be silent while it owes an answer. */
  int patienceSeconds() {
    return patienceSeconds;
  }

  /** A place for files, which go when this is closed. */
  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    killAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook runs or has run.
    }
    watchdog.dismiss();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Left to the system, which tidies its temporary directory.
    }
  }

  private void killAll() {
    synchronized (processes) {
      closed = true;
      processes.forEach(Children::killTree);
    }
  }

  private static void killTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
