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

/** Wrong: as 3b, but with a list, which can contain a value twice. */
final class NoDedup implements NodeProgram {
  private final Object lock = new Object();
  private final List<Long> values = new ArrayList<>(); // guarded by lock; WRONG: not a set
  private Node node;

  @Override
  public String name() {
    return "no-dedup";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, this::topology);
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    synchronized (lock) {
      values.add(value);
    }
    if (!node.peers().contains(request.src())) {
      node.peers().forEach(peer -> node.send(peer, new Broadcast(value)));
    }
    node.reply(request, new BroadcastOk());
  }

  private void read(Request<Read> request) {
    List<Long> copy;
    synchronized (lock) {
      copy = List.copyOf(values);
    }
    node.reply(request, new ReadOk(copy));
  }

  private void topology(Request<Topology> request) {
    node.reply(request, new TopologyOk());
  }
}
