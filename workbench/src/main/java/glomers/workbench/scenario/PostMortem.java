package glomers.workbench.scenario;

import glomers.workbench.cluster.Cluster;
import glomers.workbench.cluster.Cluster.NodeProcess;
import glomers.workbench.history.Complaints;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Looks, when a test is over, into why nodes are silent: ends their input, and watches for a moment
 * what comes out of them now. A program that never flushes its output writes all of it when it
 * ends. Only processes have an input to end. Belongs to its loop's thread.
 */
final class PostMortem {
  private static final long WATCH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final EventLoop loop;
  private final Cluster cluster;
  private final Complaints complaints;
  private final Map<String, Case> cases = new LinkedHashMap<>(); // by node
  private boolean othersAnswer;
  private boolean advised;

  PostMortem(EventLoop loop, Cluster cluster, Complaints complaints) {
    this.loop = loop;
    this.cluster = cluster;
    this.complaints = complaints;
  }

  /** Looks at nodes, and goes on: at once if there is nothing to see, and soon in any case. */
  void examine(Collection<String> nodes, Runnable whenDone) {
    for (String node : nodes) {
      cluster
          .process(node)
          // A line without an end says enough, and would seem to be one if the output ended now.
          .filter(process -> !process.hasUnfinishedLine())
          .ifPresent(process -> cases.put(node, new Case(process, new ArrayList<>())));
    }
    cases.values().forEach(examined -> examined.process.endInput());
    watch(loop.now() + WATCH_NANOS, whenDone);
  }

  /** Whether the test is over, so that what nodes do now is for this to judge. */
  boolean hasBegun() {
    return !cases.isEmpty();
  }

  /** A node sent something. */
  void sent(String node, Packet packet) {
    if (packet.isReply() && packet.dest().startsWith("c")) {
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
    return hasAnswered(node) && !othersAnswer;
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
      return othersAnswer
          ? " It answered later, as others did: the program is slow."
          : " When the STDIN of " + node + " was closed, it answered.";
    }
    String state =
        cases.get(node).process.lives()
            ? "it went on and wrote nothing. Perhaps it does not read, or it is stuck, or its answers"
                + " sit in a buffer that it does not flush."
            : "it ended and wrote nothing, so it reads, and does not answer. Or its answers were in a"
                + " buffer that only a flush writes, such as Go's bufio.Writer or Java's"
                + " BufferedWriter.";
    return " When the STDIN of " + node + " was closed, " + state + cluster.lastWords(node);
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
      complaints.add(
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

  /** A node that is examined, and what it answered since. */
  private record Case(NodeProcess process, List<Packet> wrote) {}
}
