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
 * Looks, when a test is over, into why nodes are silent: watches for half a second whether they
 * work, then ends their input, and watches for a second what comes out of them. A program that
 * never flushes its output waits, idle, and writes all of it when it ends; one that is slow answers
 * in its own time. Only processes have an input to end. Confined to the event-loop thread.
 */
final class PostMortem {
  private static final long BEFORE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Who used less of the processor before its input ended was waiting for input. */
  private static final long IDLE_NANOS = BEFORE_NANOS / 50;

  private final EventLoop loop;
  private final Cluster cluster;
  private final FindingListener listener;
  private final Map<String, Case> cases = new LinkedHashMap<>(); // by node
  private boolean othersAnswer;
  private boolean advised;

  PostMortem(EventLoop loop, Cluster cluster, FindingListener listener) {
    this.loop = loop;
    this.cluster = cluster;
    this.listener = listener;
  }

  /** Looks at nodes, and goes on: at once if there is nothing to see, and soon in any case. */
  void examine(Collection<String> nodes, Runnable whenDone) {
    for (String node : nodes) {
      cluster
          .process(node)
          // A line without an end says enough, and would seem to be one if the output ended now.
          .filter(process -> !process.hasUnfinishedLine())
          .ifPresent(process -> cases.put(node, new Case(process)));
    }
    if (cases.isEmpty()) {
      whenDone.run();
    } else {
      loop.after(BEFORE_NANOS, () -> endInputs(whenDone));
    }
  }

  /** Whether the test is over, so that what nodes do now is for this to judge. */
  boolean hasBegun() {
    return !cases.isEmpty();
  }

  /** A node sent something. */
  void sent(String node, Packet packet) {
    if (packet.isReply() && Network.isClient(packet.dest())) {
      if (cases.containsKey(node)) {
        cases.get(node).wrote.add(packet);
      } else {
        othersAnswer = true;
      }
    }
  }

  /** Whether all that kept a node silent was that its input had to end. */
  boolean wasNotFlushed(String node) {
    // If others answer too, whose inputs are as they were, all of them are slow.
    return hasAnswered(node) && cases.get(node).waited && !othersAnswer;
  }

  private boolean hasAnswered(String node) {
    return cases.containsKey(node) && !cases.get(node).wrote.isEmpty();
  }

  /** What there is to say of a silent node, behind what it did not answer. */
  String words(String node) {
    if (!cases.containsKey(node)) {
      return cluster.lastWords(node);
    }
    if (hasAnswered(node)) {
      return wasNotFlushed(node)
          ? " When the STDIN of " + node + " was closed, it answered."
          : " It answered later: it is slow.";
    }
    Case examined = cases.get(node);
    String state =
        examined.process.lives()
            ? "it went on and wrote nothing. Perhaps it does not read, or it is stuck, or its answers"
                + " sit in a buffer that it does not flush."
            : "it ended and wrote nothing, so it reads, and does not answer. Or its answers were in a"
                + " buffer that only a flush writes, such as Go's bufio.Writer or Java's"
                + " BufferedWriter.";
    String busy = examined.waited ? "" : " It was busy until then.";
    return " When the STDIN of " + node + " was closed, " + state + busy + cluster.lastWords(node);
  }

  private void endInputs(Runnable whenDone) {
    for (Case examined : cases.values()) {
      long used = examined.process.processorNanos() - examined.usedBefore;
      examined.waited = used <= IDLE_NANOS && examined.wrote.isEmpty();
      examined.process.endInput();
    }
    watch(loop.now() + AFTER_NANOS, whenDone);
  }

  private void watch(long end, Runnable whenDone) {
    boolean ended = cases.values().stream().allMatch(examined -> examined.process.outputEnded());
    boolean wrote = cases.keySet().stream().anyMatch(this::hasAnswered);
    if (loop.now() < end && (wrote || !ended)) { // others that are only slow may answer as well
      loop.after(LOOK_NANOS, () -> watch(end, whenDone));
    } else {
      cases.forEach(this::reportIfNotFlushed);
      whenDone.run();
    }
  }

  private void reportIfNotFlushed(String node, Case examined) {
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

  /** What to do; it is the same for all nodes, so the first one's will do. */
  private String advice() {
    return advised ? "" : " " + Flushing.advice();
  }

  /** A node that is examined. */
  private static final class Case {
    private final NodeProcess process;
    private final long usedBefore;
    private final List<Packet> wrote = new ArrayList<>(); // to clients, since this began
    private boolean waited; // idle and silent until its input ended

    Case(NodeProcess process) {
      this.process = process;
      usedBefore = process.processorNanos();
    }
  }
}
