package glomers.workbench.cluster;

import glomers.common.io.LineReader;
import glomers.common.io.LineWriter;
import glomers.common.io.Printable;
import glomers.common.protocol.MalformedMessageException;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One node as a process: its STDIN and STDOUT are the wire, its STDERR goes to a file. One thread
 * reads and another writes; what was read comes to the event loop. All methods are to be called
 * from the loop's thread.
 */
final class ProcessNode implements Network.Endpoint, Cluster.NodeProcess {
  /** How much of a wrong line a message quotes, in bytes. */
  private static final int QUOTED_BYTES = 160;

  /** How long a node that was paused may take to catch up with what came meanwhile. */
  private static final long CATCH_UP_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** How long what waits for a node to read it may take to be written when its input ends. */
  private static final long CLOSE_MILLIS = 500;

  private final String id;
  private final EventLoop loop;
  private final Cluster.Listener listener;
  private final ChildProcess process;
  private final Limits limits;
  private final LineWriter stdin;
  private final LineReader stdout;
  private final IncrementalReadParser answers = new IncrementalReadParser();
  private final Arrivals arrivals;
  private volatile boolean inputEnded;
  private boolean paused; // while it is, and a while after, nobody blames it for not reading
  private long resumedAt = -CATCH_UP_NANOS;
  private boolean wakesStdin; // at the end of the loop's turn
  private volatile boolean outputEnded;

  private ProcessNode(
      String id, ChildProcess process, EventLoop loop, Cluster.Listener listener, Limits limits) {
    this.id = id;
    this.process = process;
    this.loop = loop;
    this.listener = listener;
    this.limits = limits;
    // A node that closes its STDIN, or dies, is noticed where its STDOUT is read.
    this.stdout = new LineReader(process.stdout(), limits.lineBytes());
    this.stdin = new LineWriter(process.stdin(), limits.inputBytes(), e -> {});
    this.arrivals = new Arrivals(loop, (packet, time) -> listener.sent(id, packet, time));
  }

  /** Begins to read what a process writes. */
  static ProcessNode start(
      String id, ChildProcess process, EventLoop loop, Cluster.Listener listener, Limits limits) {
    ProcessNode node = new ProcessNode(id, process, loop, listener, limits);
    Thread reader = new Thread(node::readUntilEnd, id + "-stdout");
    reader.setDaemon(true);
    reader.start();
    return node;
  }

  @Override
  public boolean deliver(long messageId, Packet packet) {
    boolean taken = stdin.offer(packet.line(messageId));
    if (!taken && !stdin.failed() && !isExpectedToEnd() && !isCatchingUp()) {
      listener.failed(
          id,
          "stdin-not-read",
          id
              + " reads its STDIN too slowly, or not at all: "
              + Limits.text(limits.inputBytes())
              + " wait there");
    }
    if (!wakesStdin) {
      wakesStdin = true;
      loop.atEndOfTurn(this::wakeStdin);
    }
    return taken || isExpectedToEnd(); // then it is the workbench that has closed it
  }

  private void wakeStdin() {
    wakesStdin = false;
    stdin.wake();
  }

  private boolean isExpectedToEnd() {
    return inputEnded || process.wasKilled();
  }

  private boolean isCatchingUp() {
    return paused || loop.now() - resumedAt < CATCH_UP_NANOS;
  }

  @Override
  public boolean lives() {
    return process.isAlive();
  }

  @Override
  public boolean hasUnfinishedLine() {
    return stdout.unfinished().length > 0;
  }

  @Override
  public long processorNanos() {
    return (long) ResourceUsage.cpuNanos(process.handle()).orElse(0);
  }

  @Override
  public void endInput() {
    inputEnded = true;
    // To write what waits takes as long as the node takes to read it, if it ever does.
    Thread closing = new Thread(this::closeInput, id + "-stdin-close");
    closing.setDaemon(true);
    closing.start();
  }

  @Override
  public boolean outputEnded() {
    return outputEnded;
  }

  private void closeInput() {
    try {
      stdin.close(CLOSE_MILLIS);
      process.stdin().close();
    } catch (IOException e) {
      // It has closed it itself.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void pause() {
    paused = true;
    process.signal("STOP");
  }

  void resume() {
    process.signal("CONT");
    paused = false;
    resumedAt = loop.now();
  }

  /** What it wrote last, on STDOUT without an end of line, and on STDERR. */
  String lastWords() {
    String unfinished = quoted(stdout.unfinished());
    String hint =
        unfinished.isEmpty()
            ? ""
            : " Its STDOUT ends in a line without a newline: "
                + unfinished
                + "\n  Every message ends with a newline.";
    return hint + process.lastWords();
  }

  private void readUntilEnd() {
    try {
      long number = 0;
      Optional<byte[]> line = stdout.next();
      while (line.isPresent()) {
        number++;
        receive(number, line.get());
        if (!stdout.ready()) {
          arrivals.handOver();
        }
        line = stdout.next();
      }
    } catch (IOException e) {
      // The pipe broke: how the process ended says why.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    reportEnd();
  }

  private void receive(long number, byte[] line) throws InterruptedException {
    if (line.length > limits.lineBytes()) {
      fail(
          "line-too-long",
          "line %d of %s's STDOUT is longer than %s, the longest that is taken of so many nodes: %s",
          number,
          id,
          Limits.text(limits.lineBytes()),
          quoted(line));
      return;
    }
    try {
      arrivals.add(answers.parse(line), line.length);
    } catch (MalformedMessageException e) {
      fail(
          "malformed-line",
          "line %d of %s's STDOUT is no message (%s): %s%n  If that is a stray print: STDOUT is the"
              + " wire, and debugging goes to STDERR.",
          number,
          id,
          e.getMessage(),
          quoted(line).stripTrailing());
    }
  }

  private void reportEnd() {
    try {
      String status = process.awaitStatus();
      loop.post(() -> outputEnded = true); // behind all that it wrote
      if (!isExpectedToEnd()) {
        fail("node-died", "%s died: %s.%s", id, status, lastWords());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(String kind, String format, Object... args) throws InterruptedException {
    arrivals.handOver(); // what it wrote before counts
    String message = String.format(format, args);
    loop.post(() -> listener.failed(id, kind, message));
  }

  private static String quoted(byte[] line) {
    return Printable.text(line, QUOTED_BYTES);
  }
}
