package glomers.workbench.run;

import glomers.workbench.cluster.Cluster;
import glomers.workbench.cluster.Cluster.NodeProcess;
import glomers.workbench.finding.FindingListener;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import glomers.workbench.workload.AnswerCheck;
import glomers.workbench.workload.Client.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One request, {@code init} or {@code topology}, that every node must answer before the test
 * continues. A wrong reply ends the test at once. Missing replies are reported together, with the
 * likely cause. Used once. Confined to the event-loop thread.
 */
final class Initialization {
  /** How long after the first timeout replies are still accepted. */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** The maximum number of silent nodes that are named. */
  private static final int NAMED = 5;

  private final EventLoop loop;
  private final Cluster cluster;
  private final PostMortem postMortem;
  private final String request;
  private final Collection<String> due;
  private final long timeoutNanos;
  private final Runnable whenDone;
  private final FindingListener onFailure;
  private final List<String> missing; // for each reply that has not arrived, its node
  private boolean waitsForLateReplies;
  private boolean over;

  /**
   * @param request the type of the request
   * @param due the node of each expected reply
   * @param timeoutNanos how long clients wait for a reply, in nanoseconds
   * @param whenDone called when all nodes have answered
   * @param onFailure called at most once, with the failure; the test must end then
   */
  Initialization(
      EventLoop loop,
      Cluster cluster,
      PostMortem postMortem,
      String request,
      Collection<String> due,
      long timeoutNanos,
      Runnable whenDone,
      FindingListener onFailure) {
    this.loop = loop;
    this.cluster = cluster;
    this.postMortem = postMortem;
    this.request = request;
    this.due = List.copyOf(due);
    missing = new ArrayList<>(due);
    this.timeoutNanos = timeoutNanos;
    this.whenDone = whenDone;
    this.onFailure = onFailure;
  }

  /** A request to a node has ended. */
  void answered(String node, Reply reply) {
    if (reply instanceof Reply.Answer answer) {
      Optional<AnswerCheck.Violation> fault = AnswerCheck.check(request, answer.packet());
      fault.ifPresent(wrong -> fail(node, wrong.text() + "."));
      if (fault.isEmpty() && missing.remove(node) && missing.isEmpty()) {
        whenDone.run();
      }
    } else if (reply instanceof Reply.Refusal refusal) {
      fail(node, "answered " + request + " with " + refusal.inWords() + ".");
    } else if (!waitsForLateReplies) {
      waitsForLateReplies = true;
      loop.after(GRACE_NANOS, this::giveUp);
    }
  }

  /**
   * A node sent a client a message that answers no request. If it was meant as an answer to this
   * request, the failure is reported at once.
   */
  void misanswered(Packet answer) {
    if (answer.type().equals(request + "_ok")) {
      fail(
          answer.src(),
          "sent %s_ok, which answers nothing: dest must be the src of the %s, and in_reply_to its"
                  .formatted(request, request)
              + " msg_id: "
              + answer.text()
              + ".");
    }
  }

  private void fail(String node, String text) {
    if (!over) {
      over = true;
      onFailure.add(node, kind(), node + " " + text + cluster.lastWords(node));
    }
  }

  private void giveUp() {
    if (!over) {
      over = true;
      List<String> nodes = due.stream().distinct().toList();
      List<String> inOrder = nodes.stream().filter(missing::contains).toList();
      String first = inOrder.get(0);
      String text = text(inOrder, nodes.size()); // before the post-mortem closes a node's input
      postMortem.examine(
          List.of(first),
          () ->
              onFailure.add(first, kind(), text + postMortem.words(first) + slow(inOrder, nodes)));
    }
  }

  private String kind() {
    return "no-" + request + "-ok";
  }

  private String text(List<String> nodes, int all) {
    String names =
        nodes.stream().limit(NAMED).collect(Collectors.joining(", "))
            + (nodes.size() > NAMED ? " and " + (nodes.size() - NAMED) + " more" : "");
    boolean live =
        nodes.stream()
            .allMatch(node -> cluster.process(node).filter(NodeProcess::lives).isPresent());
    String which = all == 1 ? "" : " (%d of %d nodes)".formatted(nodes.size(), all);
    String living = nodes.size() == 1 ? " Its process lives." : " Their processes live.";
    return "%s did not answer %s within %d s%s.%s"
        .formatted(
            names,
            request,
            TimeUnit.NANOSECONDS.toSeconds(timeoutNanos),
            which,
            live ? living : "");
  }

  private String slow(List<String> silentNodes, List<String> all) {
    boolean possible = request.equals("init") && silentNodes.size() == all.size();
    return possible && !postMortem.wasNotFlushed(silentNodes.get(0))
        ? " Or, as no node answered, the program may need longer to start."
        : "";
  }
}
