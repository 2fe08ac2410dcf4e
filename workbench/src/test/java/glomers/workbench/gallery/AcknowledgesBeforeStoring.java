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
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Wrong: it acknowledges a value before it stores it. It stores it only when a peer has it, too.
 */
final class AcknowledgesBeforeStoring implements NodeProgram {
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);

  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private Node node;

  @Override
  public String name() {
    return "acknowledges-before-storing";
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
    node.reply(request, new BroadcastOk()); // WRONG: no node has stored it yet
    if (node.peers().contains(request.src())) {
      store(value);
    } else {
      for (String peer : node.peers()) {
        node.rpc(peer, new Broadcast(value), BroadcastOk.class, RPC_TIMEOUT)
            .thenAccept(ok -> store(value));
      }
    }
  }

  private void store(long value) {
    synchronized (lock) {
      values.add(value);
    }
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
