package glomers.exercises.topology;

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

/** Solution of an exercise: 3b on a topology. A node relays each new value to its neighbours. */
public final class TopologyBroadcast implements NodeProgram {
  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private List<String> neighbours = List.of(); // guarded by lock
  private Node node;

  @Override
  public String name() {
    return "topology";
  }

  @Override
  public void start(Node node, List<String> args) {
    if (!args.isEmpty()) {
      throw new IllegalArgumentException("topology takes no arguments, and got " + args);
    }
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, this::topology);
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    List<String> targets = List.of();
    synchronized (lock) {
      if (values.add(value)) {
        targets = neighbours;
      }
    }
    targets.stream()
        .filter(neighbour -> !neighbour.equals(request.src()))
        .forEach(neighbour -> node.send(neighbour, new Broadcast(value)));
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
    synchronized (lock) {
      neighbours = request.body().topology().getOrDefault(node.id(), List.of());
    }
    node.reply(request, new TopologyOk());
  }
}
