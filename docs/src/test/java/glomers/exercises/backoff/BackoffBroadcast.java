package glomers.exercises.backoff;

import glomers.common.node.EnumOption;
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

/** Solution of an exercise: 3c with retries that back off exponentially, with jitter. */
public final class BackoffBroadcast implements NodeProgram {
  // A short interval resends a lost message soon. A long timeout still accepts a slow reply.
  // If both were 500 ms, a peer that takes 600 ms to answer would be sent the value forever.
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);
  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(8);
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);

  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private final Map<Long, Set<String>> unacked = new HashMap<>(); // value to peers; guarded by lock
  private Node node;
  private Relay relay;

  /** Who forwards a new value: every node, or only its origin, which has it from a client. */
  private enum Relay {
    FLOOD,
    ORIGIN
  }

  @Override
  public String name() {
    return "backoff";
  }

  @Override
  public void start(Node node, List<String> args) {
    relay = new EnumOption<>("--relay", List.of(Relay.values())).parse(name(), args);
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, this::topology);
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    List<String> targets = List.of();
    synchronized (lock) {
      // With ORIGIN, a node that sends us a value sends it to all others, too.
      if (values.add(value) && (relay == Relay.FLOOD || !node.peers().contains(request.src()))) {
        targets = node.peers().stream().filter(peer -> !peer.equals(request.src())).toList();
        unacked.put(value, new HashSet<>(targets));
      }
    }
    acknowledged(value, request.src());
    node.reply(request, new BroadcastOk());
    targets.forEach(peer -> sendUntilAcked(value, peer, RETRY_INTERVAL));
  }

  /**
   * Sends the value to the peer, and again after ever longer intervals, until it is acknowledged.
   */
  private void sendUntilAcked(long value, String peer, Duration interval) {
    node.rpc(peer, new Broadcast(value), BroadcastOk.class, RPC_TIMEOUT)
        .thenAccept(ok -> acknowledged(value, peer));
    node.runLater(
        jittered(interval),
        () -> {
          if (isUnacked(value, peer)) {
            Duration next = interval.multipliedBy(2);
            sendUntilAcked(
                value, peer, next.compareTo(LONGEST_INTERVAL) < 0 ? next : LONGEST_INTERVAL);
          }
        });
  }

  /** A random time between half of the interval and all of it. */
  private Duration jittered(Duration interval) {
    long half = interval.toNanos() / 2;
    return Duration.ofNanos(half + node.random().nextLong(half + 1));
  }

  private boolean isUnacked(long value, String peer) {
    synchronized (lock) {
      return unacked.getOrDefault(value, Set.of()).contains(peer);
    }
  }

  /** The peer has the value: it answered with {@code broadcast_ok}, or sent the value itself. */
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

  /** Any node can send to any other, so Maelstrom's suggested topology is not used. */
  private void topology(Request<Topology> request) {
    node.reply(request, new TopologyOk());
  }
}
