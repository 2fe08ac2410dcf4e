package glomers.workbench.run;

import glomers.workbench.cluster.Cluster;
import glomers.workbench.cluster.Cluster.NodeProcess;
import glomers.workbench.finding.FindingListener;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Examines why nodes are silent, at the end of a test. It measures for 0.5 s whether they use the
 * processor. Then it closes their STDIN and observes their output for 1 s. A program that never
 * flushes its output is idle, and its output arrives when it ends. A slow program answers whether
 * its STDIN is closed or not. Only processes are examined. Confined to the event-loop thread.
 */
final class PostMortem {
  private static final long IDLE_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long OUTPUT_CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** A node that used at most this much processor time before its STDIN was closed was idle. */
  private static final long IDLE_NANOS = IDLE_CHECK_NANOS / 50;

  private final EventLoop loop;
  private final Cluster cluster;
  private final FindingListener listener;
  private final Map<String, Examination> cases = new LinkedHashMap<>(); // by node
  private boolean othersAnswer;
  private boolean advised;

  PostMortem(EventLoop loop, Cluster cluster, FindingListener listener) {
    this.loop = loop;
    this.cluster = cluster;
    this.listener = listener;
  }

  /**
   * Examines nodes.
   *
   * @param whenDone called afterwards; at once if there is nothing to examine
   */
  void examine(Collection<String> nodes, Runnable whenDone) {
    for (String node : nodes) {
      cluster
          .process(node)
          // An unfinished line explains the silence. If the node ended now, it would look like a
          // complete line.
          .filter(process -> !process.hasUnfinishedLine())
          .ifPresent(process -> cases.put(node, new Examination(process)));
    }
    if (cases.isEmpty()) {
      whenDone.run();
    } else {
      loop.after(IDLE_CHECK_NANOS, () -> endInputs(whenDone));
    }
  }

  /**
   * Whether an examination has begun. From then on, the nodes' messages and failures no longer
   * belong to the test.
   */
  boolean hasBegun() {
    return !cases.isEmpty();
  }

  /** A node sent a message. */
  void sent(String node, Packet packet) {
    if (packet.isReply() && Network.isClient(packet.dest())) {
      if (cases.containsKey(node)) {
        cases.get(node).wrote.add(packet);
      } else {
        othersAnswer = true;
      }
    }
  }

  /** Whether a node was silent only because it does not flush its output. */
  boolean wasNotFlushed(String node) {
    // If nodes with an open STDIN answer too, the nodes are slow.
    return hasAnswered(node) && cases.get(node).wasIdle && !othersAnswer;
  }

  private boolean hasAnswered(String node) {
    return cases.containsKey(node) && !cases.get(node).wrote.isEmpty();
  }

  /** Describes why a node is silent, as a text that follows the unanswered request. */
  String words(String node) {
    if (!cases.containsKey(node)) {
      return cluster.lastWords(node);
    }
    if (hasAnswered(node)) {
      return wasNotFlushed(node)
          ? " When the STDIN of " + node + " was closed, it answered."
          : " It answered later: it is slow.";
    }
    Examination examined = cases.get(node);
    String state =
        examined.process.lives()
            ? "it went on and wrote nothing. Perhaps it does not read, or it is stuck, or its answers"
                + " sit in a buffer that it does not flush."
            : "it ended and wrote nothing, so it reads, and does not answer. Or its answers were in a"
                + " buffer that only a flush writes, such as Go's bufio.Writer or Java's"
                + " BufferedWriter.";
    String busy = examined.wasIdle ? "" : " It was busy until then.";
    return " When the STDIN of " + node + " was closed, " + state + busy + cluster.lastWords(node);
  }

  private void endInputs(Runnable whenDone) {
    for (Examination examined : cases.values()) {
      long used = examined.process.processorNanos() - examined.usedBefore;
      examined.wasIdle = used <= IDLE_NANOS && examined.wrote.isEmpty();
      examined.process.endInput();
    }
    awaitOutput(loop.now() + OUTPUT_CHECK_NANOS, whenDone);
  }

  private void awaitOutput(long end, Runnable whenDone) {
    boolean ended = cases.values().stream().allMatch(examined -> examined.process.outputEnded());
    boolean wrote = cases.keySet().stream().anyMatch(this::hasAnswered);
    if (loop.now() < end && (wrote || !ended)) { // other nodes that are slow may still answer
      loop.after(POLL_NANOS, () -> awaitOutput(end, whenDone));
    } else {
      cases.forEach(this::reportIfNotFlushed);
      whenDone.run();
    }
  }

  private void reportIfNotFlushed(String node, Examination examined) {
    if (wasNotFlushed(node)) {
      int count = examined.wrote.size();
      listener.add(
          node,
          "not-flushed",
          "%s wrote %d %s only when its STDIN was closed, and the first was %s. Until then its output"
                  .formatted(
                      node, count, count == 1 ? "answer" : "answers", examined.wrote.get(0).text())
              + " sat in a buffer."
              + advice());
      advised = true;
    }
  }

  /** The advice, for the first such node only, since it is the same for all. */
  private String advice() {
    return advised ? "" : " " + Flushing.advice();
  }

  /** The examination of one node. */
  private static final class Examination {
    private final NodeProcess process;
    private final long usedBefore;
    // Replies to clients since the examination began.
    private final List<Packet> wrote = new ArrayList<>();
    private boolean wasIdle; // whether it was idle and silent until its STDIN was closed

    Examination(NodeProcess process) {
      this.process = process;
      usedBefore = process.processorNanos();
    }
  }
}
