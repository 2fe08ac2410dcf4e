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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Correct: it acknowledges a value to a client only when a majority of the nodes, or all nodes,
 * have it, depending on its argument. So requests on one side of a partition can time out.
 */
final class AnswersWhenAcknowledged implements NodeProgram {
  private final Values values = new Values();
  private final Map<Long, List<Request<?>>> waiting = new HashMap<>(); // guarded by itself
  private boolean all;
  private Node node;
  private Delivery delivery;

  @Override
  public String name() {
    return "answers-when-acknowledged";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    all = args.contains("all");
    delivery = new Delivery(node, List.of(Delivery.USUAL), this::answer);
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, request -> node.reply(request, new ReadOk(values.list())));
    node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    if (values.add(value)) {
      delivery.send(value, FanOut.others(node, request.src()));
    }
    if (node.peers().contains(request.src())) {
      node.reply(request, new BroadcastOk());
    } else {
      synchronized (waiting) {
        waiting.computeIfAbsent(value, first -> new ArrayList<>()).add(request);
      }
      answer(value);
    }
  }

  private void answer(long value) {
    if (delivery.acknowledged(value, all ? 0 : (node.nodeIds().size() - 1) / 2)) {
      List<Request<?>> requests;
      synchronized (waiting) {
        requests = waiting.getOrDefault(value, List.of());
        waiting.remove(value);
      }
      requests.forEach(request -> node.reply(request, new BroadcastOk()));
    }
  }
}
