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
 * One node that runs as a process. Messages pass through its STDIN and STDOUT; its STDERR goes to a
 * file. One thread reads its output and another writes its input. Messages that were read are
 * posted to the event loop. Confined to the event-loop thread, except for the reader thread's
 * private methods.
 */
final class ProcessNode implements Network.Endpoint, Cluster.NodeProcess {
  /** How many bytes of a malformed line a finding quotes. */
  private static final int QUOTED_BYTES = 160;

  /** How long a node may take, after a pause, to read the input that has queued up. */
  private static final long CATCH_UP_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** How long closing a node's input waits for its queued input to be written. */
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
  private boolean paused; // in a pause, and for CATCH_UP_NANOS after it, a node need not read
  private long resumedAt = -CATCH_UP_NANOS;
  private boolean wakesStdin; // whether the writer is to be woken at the end of the turn
  private volatile boolean outputEnded;

  private ProcessNode(
      String id, ChildProcess process, EventLoop loop, Cluster.Listener listener, Limits limits) {
    this.id = id;
    this.process = process;
    this.loop = loop;
    this.listener = listener;
    this.limits = limits;
    // Write errors are ignored: the reader notices a node that died.
    this.stdout = new LineReader(process.stdout(), limits.lineBytes());
    this.stdin = new LineWriter(process.stdin(), limits.inputBytes(), e -> {});
    this.arrivals = new Arrivals(loop, (packet, time) -> listener.sent(id, packet, time));
  }

  /** Starts to read the output of a process. */
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
    return taken || isExpectedToEnd(); // the workbench itself has closed its input
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
    // Writing the queued input blocks until the node reads it, which may be never.
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
      // The node has closed its input.
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

  /** Describes its last output: an unfinished line on STDOUT, and the last lines of STDERR. */
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
      // The pipe broke. How the process ended says why.
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
      loop.post(() -> outputEnded = true); // after all messages that it wrote
      if (!isExpectedToEnd()) {
        fail("node-died", "%s died: %s.%s", id, status, lastWords());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(String kind, String format, Object... args) throws InterruptedException {
    arrivals.handOver(); // messages before the failure come first
    String message = String.format(format, args);
    loop.post(() -> listener.failed(id, kind, message));
  }

  private static String quoted(byte[] line) {
    return Printable.text(line, QUOTED_BYTES);
  }
}
