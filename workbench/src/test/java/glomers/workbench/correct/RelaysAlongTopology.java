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
import java.util.List;

/** Correct: it sends each new value to its neighbours until they acknowledge it. */
final class RelaysAlongTopology implements NodeProgram {
  private final Values values = new Values();
  private volatile List<String> neighbours = List.of();
  private Node node;
  private Delivery delivery;

  @Override
  public String name() {
    return "relays-along-topology";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    delivery = new Delivery(node, List.of(Delivery.USUAL), value -> {});
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, request -> node.reply(request, new ReadOk(values.list())));
    node.on(Topology.class, this::topology);
  }

  private void topology(Request<Topology> request) {
    neighbours = request.body().topology().getOrDefault(node.id(), List.of());
    node.reply(request, new TopologyOk());
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    boolean fresh = values.add(value);
    node.reply(request, new BroadcastOk());
    if (fresh) {
      delivery.send(
          value, neighbours.stream().filter(peer -> !peer.equals(request.src())).toList());
    }
  }
}
