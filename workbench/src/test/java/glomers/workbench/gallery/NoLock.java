package glomers.workbench.gallery;

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
import java.util.List;

/** Wrong: as 3a, but the list has no lock, and handlers run concurrently. */
final class NoLock implements NodeProgram {
  private final List<Long> values = new ArrayList<>();
  private Node node;

  @Override
  public String name() {
    return "no-lock";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, this::topology);
  }

  private void broadcast(Request<Broadcast> request) {
    values.add(request.body().message()); // WRONG: of two concurrent adds, one can be lost
    node.reply(request, new BroadcastOk());
  }

  private void read(Request<Read> request) {
    node.reply(request, new ReadOk(values));
  }

  private void topology(Request<Topology> request) {
    node.reply(request, new TopologyOk());
  }
}
