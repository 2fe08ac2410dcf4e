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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Right: as 3c, it sends each new value to every peer until the peer acknowledges it. */
final class Right implements NodeProgram {
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);

  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private final Map<Long, Set<String>> unacked = new HashMap<>(); // value to peers; guarded by lock
  private Node node;

  @Override
  public String name() {
    return "right";
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
    List<String> targets = List.of();
    synchronized (lock) {
      if (values.add(value)) {
        targets = node.peers().stream().filter(peer -> !peer.equals(request.src())).toList();
        unacked.put(value, new HashSet<>(targets));
      }
    }
    node.reply(request, new BroadcastOk());
    targets.forEach(peer -> sendUntilAcked(value, peer));
  }

  private void sendUntilAcked(long value, String peer) {
    synchronized (lock) {
      if (!unacked.getOrDefault(value, Set.of()).contains(peer)) {
        return;
      }
    }
    node.rpc(peer, new Broadcast(value), BroadcastOk.class, RPC_TIMEOUT)
        .thenAccept(ok -> acknowledged(value, peer));
    node.runLater(RETRY_INTERVAL, () -> sendUntilAcked(value, peer));
  }

  private void acknowledged(long value, String peer) {
    synchronized (lock) {
      unacked.computeIfPresent(
          value,
          (v, peers) -> {
            peers.remove(peer);
            return peers.isEmpty() ? null : peers;
          });
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
