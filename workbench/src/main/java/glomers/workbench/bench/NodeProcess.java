package glomers.workbench.bench;

import glomers.common.io.LineReader;
import glomers.common.io.Printable;
import glomers.workbench.bench.Children.Child;
import glomers.workbench.cluster.LogTail;
import glomers.workbench.cluster.ProcessCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * One node as a process, and the client that talks to it: lines go straight into its STDIN, and are
 * taken straight from its STDOUT. One thread may write while another reads.
 */
final class NodeProcess implements AutoCloseable {
  private static final int MAX_LINE_BYTES = 256 * 1024 * 1024;
  private static final int QUOTED_BYTES = 160;

  private final Children children;
  private final Candidate candidate;
  private final String id;
  private final Child child;
  private final long startNanos;
  private final OutputStream stdin;
  private final LineReader stdout;
  private final AtomicLong heard = new AtomicLong(); // lines
  private final Thread impatience = new Thread(this::killIfSilent, "impatience");
  private volatile boolean silent;
  private volatile boolean owed; // whether somebody waits for a line
  private long nextId = 1;

  private NodeProcess(
      Children children, Candidate candidate, String id, Child child, long startNanos) {
    this.children = children;
    this.candidate = candidate;
    this.id = id;
    this.child = child;
    this.startNanos = startNanos;
    stdin = child.process().getOutputStream();
    stdout = new LineReader(child.process().getInputStream(), MAX_LINE_BYTES);
    impatience.setDaemon(true);
  }

  /** Starts a node and sends it {@code init}. */
  static NodeProcess start(Children children, Candidate candidate, String id, List<String> nodeIds)
      throws BenchException {
    long startNanos = System.nanoTime();
    NodeProcess node;
    try {
      Child child = children.start(candidate.command());
      node = new NodeProcess(children, candidate, id, child, startNanos);
    } catch (IOException e) {
      throw new BenchException(
          candidate,
          "can't be started: " + ProcessCluster.whyNotStartable(candidate.command(), e) + ".");
    }
    String ids = nodeIds.stream().map(one -> '"' + one + '"').collect(Collectors.joining(","));
    node.write(
        node.line("\"type\":\"init\",\"node_id\":\"" + id + "\",\"node_ids\":[" + ids + "]"));
    node.impatience.start();
    return node;
  }

  /** Starts a node that is all alone, and waits until it is ready for requests. */
  static NodeProcess startAlone(Children children, Candidate candidate) throws BenchException {
    NodeProcess node = start(children, candidate, "n0", List.of("n0"));
    try {
      node.awaitInitOk();
      node.announceTopology();
      return node;
    } catch (BenchException e) {
      node.close();
      throw e;
    }
  }

  /** Waits for {@code init_ok}, and returns the time since the start, in nanoseconds. */
  long awaitInitOk() throws BenchException {
    byte[] line = readLine("init_ok");
    long nanos = System.nanoTime() - startNanos;
    require(line, 1, "init_ok");
    return nanos;
  }

  /** Says that it has no neighbours, as a test would before it begins. */
  private void announceTopology() throws BenchException {
    long msgId = nextId;
    write(line("\"type\":\"topology\",\"topology\":{\"" + id + "\":[]}"));
    require(readLine("topology_ok"), msgId, "topology_ok");
  }

  /**
   * The line of a next request: from the node's only client, with a new {@code msg_id}.
   *
   * @param fields of its body
   */
  String line(String fields) {
    long msgId = nextId++;
    return "{\"id\":"
        + msgId
        + ",\"src\":\"c1\",\"dest\":\""
        + id
        + "\",\"body\":{"
        + fields
        + ",\"msg_id\":"
        + msgId
        + "}}\n";
  }

  /** The {@code msg_id} that the next line will have. */
  long nextId() {
    return nextId;
  }

  /**
   * Writes lines, all at once. A node that doesn't take them any more is noticed by its silence.
   */
  void write(String lines) {
    try {
      stdin.write(lines.getBytes(StandardCharsets.US_ASCII));
      stdin.flush();
    } catch (IOException e) {
      // It is dead, or closed its STDIN: whoever reads its STDOUT will see.
    }
  }

  /**
   * The next line of the node.
   *
   * @param due what the line should be, in words
   * @throws BenchException if there is none any more, or none in time
   */
  byte[] readLine(String due) throws BenchException {
    Optional<byte[]> line;
    owed = true;
    try {
      line = stdout.next();
    } catch (IOException e) {
      line = Optional.empty(); // the pipe broke
    }
    heard.lazySet(heard.get() + 1); // only this thread writes it
    owed = false;
    if (silent || line.isEmpty()) {
      throw failure(why(due, line.orElse(new byte[0])) + lastWords());
    }
    return line.get();
  }

  /** Makes sure of an answer. */
  void require(byte[] line, long msgId, String type) throws BenchException {
    String text = new String(line, StandardCharsets.UTF_8);
    if (!text.contains('"' + type + '"')) {
      throw failure("should have answered with " + type + ", and wrote " + quoted(line));
    }
    if (Reply.inReplyTo(line) != msgId) {
      throw failure(
          "should have answered with in_reply_to " + msgId + ", and wrote " + quoted(line));
    }
  }

  /** An error of this node's program. */
  BenchException failure(String problem) {
    return new BenchException(candidate, problem);
  }

  /** The start of a line, for an error. */
  static String quoted(byte[] line) {
    return Printable.text(line, QUOTED_BYTES);
  }

  ProcessHandle handle() {
    return child.process().toHandle();
  }

  /** Kills it. */
  @Override
  public void close() {
    impatience.interrupt();
    try {
      children.kill(child.process());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Why a line didn't come.
   *
   * @param unfinished what came of it
   */
  private String why(String due, byte[] unfinished) {
    if (silent) {
      String hint =
          unfinished.length == 0
              ? ""
              : " Its STDOUT holds a line without an end: " + quoted(unfinished);
      return "was silent for "
          + children.patienceSeconds()
          + " s where "
          + due
          + " was due."
          + hint;
    }
    try {
      // Its STDOUT may have ended before it.
      return child.process().waitFor(1, TimeUnit.SECONDS)
          ? "died where " + due + " was due: exit status " + child.process().exitValue() + "."
          : "closed its STDOUT where " + due + " was due.";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was interrupted where " + due + " was due.";
    }
  }

  /** A line can't be waited for with a limit: so whoever owes one too long is killed. */
  private void killIfSilent() {
    try {
      long before = -1;
      for (int seconds = 0; seconds < children.patienceSeconds(); seconds++) {
        TimeUnit.SECONDS.sleep(1);
        long now = heard.get();
        seconds = owed && now == before ? seconds : -1;
        before = owed ? now : -1;
      }
      silent = true;
      children.kill(child.process());
    } catch (InterruptedException e) {
      // Closed: nobody waits for it any more.
    }
  }

  private String lastWords() {
    return LogTail.describe(child.log());
  }
}
