package glomers.workbench.run;

import glomers.workbench.finding.FindingListener;
import glomers.workbench.history.Operation;
import glomers.workbench.network.Packet;
import glomers.workbench.workload.Answers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Detects replies that are late, duplicate, missing, or answer no request. Requests during a fault
 * are ignored, since a node that is paused or waits for other nodes can't reply. Confined to the
 * event-loop thread.
 */
final class AnswerMonitor implements Answers {
  private static final Set<String> OPERATIONS = Set.of(Operation.BROADCAST, Operation.READ);

  private final LongSupplier now;
  private final LongPredicate disruptedSince;
  private final FindingListener listener;
  private final long timeoutNanos;
  private final Consumer<Packet> unmatched;
  private final Map<String, Node> nodes = new TreeMap<>();

  /**
   * @param now the loop's time, in nanoseconds
   * @param disruptedSince tells whether any fault was in force at any time from a given time until
   *     now
   * @param timeoutNanos how long clients wait for a reply, in nanoseconds
   * @param unmatched also receives each reply that answers no request
   */
  AnswerMonitor(
      LongSupplier now,
      LongPredicate disruptedSince,
      FindingListener listener,
      long timeoutNanos,
      Consumer<Packet> unmatched) {
    this.unmatched = unmatched;
    this.now = now;
    this.disruptedSince = disruptedSince;
    this.listener = listener;
    this.timeoutNanos = timeoutNanos;
  }

  @Override
  public void inTime(Packet request, long sent) {
    if (counts(request, sent)) {
      node(request).inTime++;
      node(request).silent = false;
    }
  }

  @Override
  public void missing(Packet request, long sent) {
    if (counts(request, sent)) {
      node(request).missing.put(key(request), new Missing(request, sent));
      node(request).silent = true;
    }
  }

  @Override
  public void late(Packet request, long sent) {
    if (nodes.containsKey(request.dest())
        && node(request).missing.remove(key(request)) != null) { // else the request was ignored
      node(request).late++;
      node(request).silent = false;
      listener.add(
          request.dest(),
          "late-answer",
          String.format(
              Locale.ROOT,
              "%s took %.1f s to answer %s (clients wait %d s)",
              request.dest(),
              (now.getAsLong() - sent) / 1e9,
              request.bodyText(),
              seconds()));
    }
  }

  @Override
  public void again(Packet answer) {
    if (!disruptedSince.test(0)) { // after a fault, retries between nodes may cause a second reply
      listener.add(
          answer.src(),
          "answered-again",
          "%s answered a request that was answered before: %s"
              .formatted(answer.src(), answer.text()));
    }
  }

  @Override
  public void unmatched(Packet answer) {
    String node = answer.src();
    if (answer.isReply()) {
      listener.add(
          node,
          "reply-to-no-request",
          "%s answered a request that %s never made: dest must be the src of one, and in_reply_to its"
                  .formatted(node, answer.dest())
              + " msg_id: "
              + answer.text());
    } else {
      listener.add(
          node,
          "reply-without-in-reply-to",
          node
              + " sent a client a message without in_reply_to, so it answers nothing: "
              + answer.text());
    }
    unmatched.accept(answer);
  }

  /** The nodes that did not answer their last request. */
  List<String> silent() {
    return nodes.entrySet().stream()
        .filter(entry -> entry.getValue().silent)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Reports the requests that were never answered. To be called at the end of a test.
   *
   * @param began the time 0 of the history, on the loop's clock, in nanoseconds
   * @param lastWords describes the last output of a silent node
   */
  void report(long began, UnaryOperator<String> lastWords) {
    nodes.forEach(
        (name, node) -> {
          if (!node.missing.isEmpty()) {
            String last = node.silent ? lastWords.apply(name) : "";
            listener.add(name, "no-answer", text(name, node, began) + last);
          }
        });
  }

  private String text(String name, Node node, long began) {
    Missing first = node.missing.values().iterator().next();
    return String.format(
        Locale.ROOT,
        "%s answered %d of %d requests within %d s; the first that it did not answer was %s, at %s s.",
        name,
        node.inTime,
        node.inTime + node.late + node.missing.size(),
        seconds(),
        first.request.bodyText(),
        Operation.seconds(first.sent - began));
  }

  private boolean counts(Packet request, long sent) {
    return OPERATIONS.contains(request.type()) && !disruptedSince.test(sent);
  }

  private long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(timeoutNanos);
  }

  private Node node(Packet request) {
    return nodes.computeIfAbsent(request.dest(), first -> new Node());
  }

  private static List<Object> key(Packet request) {
    return List.of(request.src(), request.msgId().orElseThrow());
  }

  private record Missing(Packet request, long sent) {}

  /** The replies of one node. */
  private static final class Node {
    private final Map<List<Object>, Missing> missing = new LinkedHashMap<>();
    private long inTime;
    private long late;
    private boolean silent; // it did not answer the last request that was not ignored
  }
}
