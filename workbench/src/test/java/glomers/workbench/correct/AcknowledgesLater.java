package glomers.workbench.correct;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Correct: values between nodes are not requests. It acknowledges a peer's values together, along
 * with the next value for that peer, or after an interval if there is none.
 */
final class AcknowledgesLater implements NodeProgram {
  private static final Duration INTERVAL = Duration.ofMillis(300);

  private final Values values = new Values();
  private final Map<String, Set<Long>> unacked = new TreeMap<>(); // by peer; guarded by this
  private final Map<String, Set<Long>> received =
      new TreeMap<>(); // not acknowledged yet; guarded by this
  private boolean timer; // whether a timer is set; guarded by this
  private Node node;

  @Override
  public String name() {
    return "acknowledges-later";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(ReadOk.class, this::acknowledged);
    node.on(Read.class, request -> node.reply(request, new ReadOk(values.list())));
    node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
  }

  private synchronized void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    if (node.peers().contains(request.src())) {
      of(received, request.src()).add(value);
    }
    if (values.add(value)) {
      for (String peer : FanOut.others(node, request.src())) {
        of(unacked, peer).add(value);
        send(peer, value);
      }
    }
    node.reply(request, new BroadcastOk());
    setTimer();
  }

  private synchronized void acknowledged(Request<ReadOk> request) {
    of(unacked, request.src()).removeAll(request.body().messages());
  }

  private void send(String peer, long value) {
    acknowledge(peer);
    node.send(peer, new Broadcast(value));
  }

  private void acknowledge(String peer) {
    Set<Long> values = of(received, peer);
    if (!values.isEmpty()) {
      node.send(peer, new ReadOk(List.copyOf(values)));
      values.clear();
    }
  }

  private void setTimer() {
    boolean needed =
        unacked.values().stream().anyMatch(values -> !values.isEmpty())
            || received.values().stream().anyMatch(values -> !values.isEmpty());
    if (needed && !timer) {
      timer = true;
      node.runLater(INTERVAL, this::retry);
    }
  }

  private synchronized void retry() {
    timer = false;
    for (String peer : node.peers()) {
      acknowledge(peer);
      of(unacked, peer).forEach(value -> send(peer, value));
    }
    setTimer();
  }

  private static Set<Long> of(Map<String, Set<Long>> sets, String peer) {
    return sets.computeIfAbsent(peer, first -> new TreeSet<>());
  }
}
