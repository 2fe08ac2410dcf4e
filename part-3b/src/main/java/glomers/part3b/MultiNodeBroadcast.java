package glomers.part3b;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Challenge 3b: many nodes. A node sends a client's value to all others, without retries. */
public final class MultiNodeBroadcast implements NodeProgram {
  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private Node node;

  @Override
  public String name() {
    return "3b";
  }

  @Override
  public void start(Node node, List<String> args) {
    if (!args.isEmpty()) {
      throw new IllegalArgumentException("3b takes no arguments, and got " + args);
    }
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
    // A node that sends us a value sends it to all others, too.
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

  /** Any node can send to any other, so Maelstrom's suggested topology is not used. */
  private void topology(Request<Topology> request) {
    node.reply(request, new TopologyOk());
  }
}
