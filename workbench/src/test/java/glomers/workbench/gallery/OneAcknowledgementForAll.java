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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Wrong: after one peer's acknowledgement, it stops sending to all peers. */
final class OneAcknowledgementForAll implements NodeProgram {
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);

  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private final Set<Long> spreading = new HashSet<>(); // guarded by lock
  private Node node;

  @Override
  public String name() {
    return "one-acknowledgement-for-all";
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
    boolean isNew;
    synchronized (lock) {
      isNew = values.add(value) && !node.peers().contains(request.src());
      if (isNew) {
        spreading.add(value);
      }
    }
    node.reply(request, new BroadcastOk());
    if (isNew) {
      node.peers().forEach(peer -> sendUntilAcked(value, peer));
    }
  }

  private void sendUntilAcked(long value, String peer) {
    synchronized (lock) {
      if (!spreading.contains(value)) {
        return;
      }
    }
    node.rpc(peer, new Broadcast(value), BroadcastOk.class, RPC_TIMEOUT)
        .thenAccept(ok -> acknowledged(value));
    node.runLater(RETRY_INTERVAL, () -> sendUntilAcked(value, peer));
  }

  private void acknowledged(long value) {
    synchronized (lock) {
      spreading.remove(value); // WRONG: for all peers
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
