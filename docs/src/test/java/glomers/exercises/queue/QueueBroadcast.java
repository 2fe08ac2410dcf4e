package glomers.exercises.queue;

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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Solution of an exercise: 3a with a queue that needs no lock. */
public final class QueueBroadcast implements NodeProgram {
  private final Queue<Long> values = new ConcurrentLinkedQueue<>();
  private Node node;

  @Override
  public String name() {
    return "queue";
  }

  @Override
  public void start(Node node, List<String> args) {
    if (!args.isEmpty()) {
      throw new IllegalArgumentException("queue takes no arguments, and got " + args);
    }
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, this::topology);
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    values.add(value);
    node.reply(request, new BroadcastOk());
  }

  private void read(Request<Read> request) {
    node.reply(request, new ReadOk(List.copyOf(values)));
  }

  /** Any node can send to any other, so Maelstrom's suggested topology is not used. */
  private void topology(Request<Topology> request) {
    node.reply(request, new TopologyOk());
  }
}
