package glomers.workbench.run;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The relay node of Maelstrom's guide: it sends each new value to its neighbours in the topology
 * except the sender, without acknowledgements.
 */
public final class RelayNode implements NodeProgram {
  private final Set<Long> values = new LinkedHashSet<>();
  private List<String> neighbours = List.of();
  private Node node;

  @Override
  public String name() {
    return "relay";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, request -> node.reply(request, new ReadOk(new ArrayList<>(values))));
    node.on(Topology.class, this::topology);
  }

  private void broadcast(Request<Broadcast> request) {
    if (values.add(request.body().message())) {
      neighbours.stream()
          .filter(neighbour -> !neighbour.equals(request.src()))
          .forEach(neighbour -> node.send(neighbour, request.body()));
    }
    node.reply(request, new BroadcastOk());
  }

  private void topology(Request<Topology> request) {
    neighbours = request.body().topology().getOrDefault(node.id(), List.of());
    node.reply(request, new TopologyOk());
  }
}
