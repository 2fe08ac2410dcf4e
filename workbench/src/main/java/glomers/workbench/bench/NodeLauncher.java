package glomers.workbench.bench;

import glomers.common.protocol.Body;
import glomers.workbench.cluster.ChildProcess;
import glomers.workbench.cluster.ProcessGroup;
import glomers.workbench.cluster.ProgramFile;
import glomers.workbench.cluster.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts the nodes of a bench, and kills them when it is closed. Not thread-safe. */
final class NodeLauncher implements AutoCloseable {
  private final ProcessGroup processes = new ProcessGroup();
  private final int timeoutSeconds;
  private final Path directory;
  private int started;

  /**
   * @param timeoutSeconds timeout of a reply, in seconds
   */
  NodeLauncher(int timeoutSeconds) {
    this.timeoutSeconds = timeoutSeconds;
    try {
      directory = Files.createTempDirectory("glomers-bench");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory can be made", e);
    }
  }

  /** Starts a node, and sends it {@code init}. */
  BenchClient start(SystemUnderTest system, String id, List<String> nodeIds) throws BenchException {
    byte[] init = BenchClient.init(new Body.Init(id, nodeIds));
    long startNanos = System.nanoTime();
    try {
      Path log = directory.resolve(++started + ".log");
      ChildProcess process =
          processes
              .start(system.command(), log)
              .orElseThrow(
                  () -> new BenchException(system, "can't be started: this run is ending."));
      BenchClient client = new BenchClient(this, system, id, process, startNanos);
      client.write(init);
      return client;
    } catch (IOException e) {
      String why = ProgramFile.whyNotStartable(system.command(), e);
      throw new BenchException(system, "can't be started: " + why + ".");
    }
  }

  /** Starts a cluster of one node, and waits until it is ready for requests. */
  BenchClient startAlone(SystemUnderTest system) throws BenchException {
    BenchClient node = start(system, "n0", List.of("n0"));
    try {
      node.awaitInitOk();
      node.rpc(new Body.Topology(Map.of("n0", List.of())), "topology_ok");
      return node;
    } catch (BenchException e) {
      node.close();
      throw e;
    }
  }

  /** Kills a process, and waits for its end. */
  void end(ChildProcess process) throws InterruptedException {
    processes.end(process);
  }

  /** The timeout of a reply, in seconds. */
  int timeoutSeconds() {
    return timeoutSeconds;
  }

  /** A directory for logs; {@link #close} deletes it. */
  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    processes.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The system cleans its temporary directory.
    }
  }
}
