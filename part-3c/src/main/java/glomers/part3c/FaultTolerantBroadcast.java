package glomers.part3c;

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

/** Challenge 3c: many nodes on a network that fails, and a fan-out retried until acknowledged. */
public final class FaultTolerantBroadcast implements NodeProgram {
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

  /** Far above the retry interval, so that a slow acknowledgement still counts. */
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);

  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private final Map<Long, Set<String>> lacking = new HashMap<>(); // value to peers; same guard
  private Node node;
  private boolean flood;

  @Override
  public String name() {
    return "3c";
  }

  @Override
  public void start(Node node, List<String> args) {
    flood =
        switch (String.join(" ", args).replace('=', ' ')) {
          case "", "--relay flood" -> true;
          case "--relay origin" -> false;
          default ->
              throw new IllegalArgumentException("3c takes --relay flood|origin, and got " + args);
        };
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, this::topology);
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    List<String> targets = List.of();
    synchronized (lock) {
      // Origin: a value from a node is on its way to the others already.
      if (values.add(value) && (flood || !node.peers().contains(request.src()))) {
        targets = node.peers().stream().filter(peer -> !peer.equals(request.src())).toList();
        lacking.put(value, new HashSet<>(targets));
      }
    }
    hasShown(request.src(), value);
    node.reply(request, new BroadcastOk());
    targets.forEach(peer -> deliver(value, peer));
  }

  /** Sends the value, and again and again, until the peer shows that it has it. */
  private void deliver(long value, String peer) {
    node.call(peer, new Broadcast(value), BroadcastOk.class, RPC_TIMEOUT)
        .thenAccept(ok -> hasShown(peer, value));
    node.runLater(
        RETRY_INTERVAL,
        () -> {
          if (lacks(peer, value)) {
            deliver(value, peer);
          }
        });
  }

  private boolean lacks(String peer, long value) {
    synchronized (lock) {
      return lacking.getOrDefault(value, Set.of()).contains(peer);
    }
  }

  /** An acknowledgement shows that a peer has a value, and so does its own relay of it. */
  private void hasShown(String peer, long value) {
    synchronized (lock) {
      lacking.computeIfPresent(
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

  /** Every node may talk to every other, so the suggestion is acknowledged and not used. */
  private void topology(Request<Topology> request) {
    node.reply(request, new TopologyOk());
  }
}
