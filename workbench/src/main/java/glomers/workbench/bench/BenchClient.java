package glomers.workbench.bench;

import glomers.common.io.LineReader;
import glomers.common.io.Printable;
import glomers.common.protocol.Body;
import glomers.common.protocol.MalformedMessageException;
import glomers.common.protocol.Message;
import glomers.workbench.cluster.ChildProcess;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.network.Packet;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The only client of one node, connected by pipes. It uses no event loop, which would cost more
 * than the node. One thread may write while another reads.
 */
final class BenchClient implements AutoCloseable {
  /** The {@code msg_id} of {@code init}. */
  private static final long INIT_ID = 1;

  private static final int MAX_LINE_BYTES = 256 * 1024 * 1024;
  private static final int QUOTED_BYTES = 160;

  /** Time that a process may take to end after it closes STDOUT. */
  private static final long END_MILLIS = 1000;

  private final NodeLauncher launcher;
  private final SystemUnderTest system;
  private final String node;
  private final ChildProcess process;
  private final long startNanos;
  private final LineReader stdout;
  private final AtomicLong reads = new AtomicLong(); // odd while a line is expected
  private final Thread timeout = new Thread(this::killIfSilent, "timeout");
  private volatile boolean silent;
  private long lastId = INIT_ID;

  /**
   * The client of a node to which {@code init} has been written.
   *
   * @param node the node's name
   * @param startNanos when the node's process was started, on the clock of {@link System#nanoTime}
   */
  BenchClient(
      NodeLauncher launcher,
      SystemUnderTest system,
      String node,
      ChildProcess process,
      long startNanos) {
    this.launcher = launcher;
    this.system = system;
    this.node = node;
    this.process = process;
    this.startNanos = startNanos;
    stdout = new LineReader(process.stdout(), MAX_LINE_BYTES);
    timeout.setDaemon(true);
    timeout.start();
  }

  /** The line of an {@code init} request. */
  static byte[] init(Body.Init init) {
    return line(init.nodeId(), INIT_ID, init);
  }

  /** Waits for {@code init_ok}, and returns the time since the start, in nanoseconds. */
  long awaitInitOk() throws BenchException {
    byte[] line = readLine("init_ok");
    long nanos = System.nanoTime() - startNanos;
    require(line, INIT_ID, "init_ok");
    return nanos;
  }

  /**
   * A reply and its latency.
   *
   * @param nanos time from before the request was written until the whole reply was read
   */
  record TimedReply(Packet reply, long nanos) {}

  /** Sends a request, and waits for its reply, which must be of the given type. */
  TimedReply rpc(Body request, String replyType) throws BenchException {
    byte[] line = nextLine(request);
    long begin = System.nanoTime();
    write(line);
    byte[] reply = readLine(replyType);
    long nanos = System.nanoTime() - begin;
    return new TimedReply(require(reply, lastId, replyType), nanos);
  }

  /** The line of the next request, with a new {@code msg_id}. */
  byte[] nextLine(Body request) {
    return line(node, ++lastId, request);
  }

  /** The {@code msg_id} of the last line. */
  long lastId() {
    return lastId;
  }

  /** Writes lines at once. If the node no longer accepts them, the next read reports it. */
  void write(byte[] lines) {
    try {
      process.stdin().write(lines);
      process.stdin().flush();
    } catch (IOException e) {
      // The node is dead, or closed its STDIN: the next read reports it.
    }
  }

  /**
   * Waits for the next line.
   *
   * @param due what is expected, in words
   * @throws BenchException if the node closes STDOUT, or writes nothing within the timeout
   */
  byte[] readLine(String due) throws BenchException {
    reads.lazySet(reads.get() + 1); // only this thread writes the counter
    Optional<byte[]> line;
    try {
      line = stdout.next();
    } catch (IOException e) {
      line = Optional.empty(); // the pipe is broken
    }
    reads.lazySet(reads.get() + 1);
    if (silent || line.isEmpty()) {
      throw failure(whyNoLine(due, quoted(line.orElse(new byte[0]))) + process.lastWords());
    }
    return line.get();
  }

  /** The message in a line; empty if the line is no message of this type. */
  static Optional<Packet> parse(byte[] line, String type) {
    try {
      return Optional.of(Packet.parse(line)).filter(packet -> packet.type().equals(type));
    } catch (MalformedMessageException e) {
      return Optional.empty();
    }
  }

  /** An exception that names this node's program. */
  BenchException failure(String problem) {
    return new BenchException(system, problem);
  }

  /** The start of a line, for an error message. */
  static String quoted(byte[] line) {
    return Printable.text(line, QUOTED_BYTES);
  }

  /** The node's process. */
  ProcessHandle handle() {
    return process.handle();
  }

  /** Kills the node. */
  @Override
  public void close() {
    timeout.interrupt();
    try {
      launcher.end(process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] line(String node, long msgId, Body body) {
    byte[] json = Packet.of(Message.request("c1", node, msgId, body)).line(msgId);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  private Packet require(byte[] line, long msgId, String type) throws BenchException {
    Packet reply =
        parse(line, type)
            .orElseThrow(
                () -> failure("should have answered with " + type + ", and wrote " + quoted(line)));
    if (reply.inReplyTo().orElse(-1) != msgId) {
      throw failure(
          "should have answered with in_reply_to " + msgId + ", and wrote " + quoted(line));
    }
    return reply;
  }

  private String whyNoLine(String due, String unfinished) {
    if (silent) {
      String hint =
          unfinished.isEmpty() ? "" : " Its STDOUT holds a line without an end: " + unfinished;
      return "was silent for %d s where %s was due.%s"
          .formatted(launcher.timeoutSeconds(), due, hint);
    }
    try {
      return process.awaitEnd(END_MILLIS)
          ? "died where " + due + " was due: " + process.awaitStatus() + "."
          : "closed its STDOUT where " + due + " was due.";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was interrupted where " + due + " was due.";
    }
  }

  /** A read of a pipe has no timeout, so a node that writes nothing in time is killed. */
  private void killIfSilent() {
    try {
      for (int seconds = 0; seconds < launcher.timeoutSeconds(); seconds++) {
        long before = reads.get();
        TimeUnit.SECONDS.sleep(1);
        boolean waited = before % 2 == 1 && reads.get() == before;
        seconds = waited ? seconds : -1;
      }
      silent = true;
      launcher.end(process);
    } catch (InterruptedException e) {
      // Closed: no line is expected any more.
    }
  }
}
