package glomers.workbench.ownmessages;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sends each value once, in a list that it reuses for the next message. The receiver of a list
 * removes the values from it.
 */
final class ReusesItsList implements NodeProgram {
  private final Set<Long> values = new TreeSet<>();
  private final List<Long> list = new ArrayList<>();
  private Node node;

  record Values(List<Long> list) implements Body {}

  @Override
  public String name() {
    return "reuses-its-list";
  }

  @Override
  public void start(Node started, List<String> args) {
    node = started;
    node.on(Broadcast.class, this::broadcast);
    node.on(Values.class, this::take);
    node.on(Read.class, request -> node.reply(request, new ReadOk(List.copyOf(values))));
    node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
  }

  private void broadcast(Request<Broadcast> request) {
    values.add(request.body().message());
    list.add(request.body().message());
    node.peers().forEach(peer -> node.send(peer, new Values(list)));
    list.clear();
    node.reply(request, new BroadcastOk());
  }

  private void take(Request<Values> request) {
    List<Long> taken = request.body().list();
    while (!taken.isEmpty()) {
      values.add(taken.remove(0));
    }
  }
}
