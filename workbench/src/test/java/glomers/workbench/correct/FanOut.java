package glomers.workbench.correct;

import glomers.common.node.Node;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import java.time.Duration;
import java.util.List;

/**
 * The handlers of an ordinary program: they store each value, and send each new value to every peer
 * until the peer acknowledges it. Thread-safe.
 */
final class FanOut {
  private final Node node;
  private final Values values = new Values();
  private final Delivery delivery;

  FanOut(Node node) {
    this(node, List.of(Delivery.USUAL));
  }

  FanOut(Node node, List<Duration> intervals) {
    this.node = node;
    delivery = new Delivery(node, intervals, value -> {});
  }

  Values values() {
    return values;
  }

  void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    boolean fresh = values.add(value);
    node.reply(request, new BroadcastOk());
    if (fresh) {
      delivery.send(value, others(node, request.src()));
    }
  }

  void read(Request<Read> request) {
    node.reply(request, new ReadOk(values.list()));
  }

  void topology(Request<Topology> request) {
    node.reply(request, new TopologyOk());
  }

  /** The peers of a node except one. */
  static List<String> others(Node node, String src) {
    return node.peers().stream().filter(peer -> !peer.equals(src)).toList();
  }
}
