package glomers.workbench.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Prints the nodes' logs while they grow, each line prefixed with its node's name. It reads the log
 * files, so a slow terminal never blocks a node. It runs on its own thread until it is closed. Not
 * thread-safe.
 */
public final class LogFollower implements AutoCloseable {
  private static final long PERIOD_MILLIS = 50;
  private static final int BUFFER_BYTES = 1 << 16;

  /** Longer lines are printed in pieces of this length. */
  private static final int MAX_LINE_BYTES = 1 << 16;

  private final List<Log> logs;
  private final PrintStream out;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::follow, "log-follower");

  private LogFollower(List<Log> logs, PrintStream out) {
    this.logs = logs;
    this.out = out;
  }

  /**
   * Starts following.
   *
   * @param directory the directory of the logs
   * @param nodeIds the nodes whose logs to print
   */
  public static LogFollower start(Path directory, List<String> nodeIds, PrintStream out) {
    List<Log> logs =
        nodeIds.stream().map(id -> new Log(id, directory.resolve(id + ".log"))).toList();
    LogFollower follower = new LogFollower(logs, out);
    follower.thread.setDaemon(true);
    follower.thread.start();
    return follower;
  }

  /** Prints the rest, including unfinished lines, and stops the thread. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try {
      boolean last;
      do {
        last = closing.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        for (Log log : logs) {
          log.show(out);
        }
      } while (!last);
      logs.forEach(log -> log.finish(out));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      out.println("the nodes' logs can't be read: " + e.getMessage());
    }
  }

  /** One node's log, and the position up to which it was printed. */
  private static final class Log {
    private final String id;
    private final Path file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long position;

    Log(String id, Path file) {
      this.id = id;
      this.file = file;
    }

    void show(PrintStream out) throws IOException {
      if (!Files.exists(file)) {
        return;
      }
      try (FileChannel channel = FileChannel.open(file)) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (channel.read(buffer, position) > 0) {
          buffer.flip();
          position += buffer.remaining();
          while (buffer.hasRemaining()) {
            add(buffer.get(), out);
          }
          buffer.clear();
        }
      }
    }

    void finish(PrintStream out) {
      if (line.size() > 0) {
        endLine(out);
      }
    }

    private void add(byte b, PrintStream out) {
      if (b != '\n') {
        line.write(b);
      }
      if (b == '\n' || line.size() >= MAX_LINE_BYTES) {
        endLine(out);
      }
    }

    private void endLine(PrintStream out) {
      out.println(id + ": " + line.toString(StandardCharsets.UTF_8));
      line.reset();
    }
  }
}
