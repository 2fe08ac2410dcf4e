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

/** Correct: it forwards all values to the first node, which sends them to the others. */
final class ForwardsToLeader implements NodeProgram {
  private final Values values = new Values();
  private Node node;
  private Delivery delivery;

  @Override
  public String name() {
    return "forwards-to-leader";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    delivery = new Delivery(node, List.of(Delivery.USUAL), value -> {});
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, request -> node.reply(request, new ReadOk(values.list())));
    node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    boolean fresh = values.add(value);
    node.reply(request, new BroadcastOk());
    String leader = node.nodeIds().get(0);
    if (fresh && node.id().equals(leader)) {
      delivery.send(value, FanOut.others(node, request.src()));
    } else if (fresh && !request.src().equals(leader)) {
      delivery.send(value, List.of(leader));
    }
  }
}
