package glomers.workbench.correct;

import glomers.common.node.Node;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** Sends each value to peers again and again until each peer acknowledges it. Thread-safe. */
final class Delivery {
  /** The usual interval between two attempts. */
  static final Duration USUAL = Duration.ofMillis(500);

  /** Far above all intervals, so that a slow acknowledgement still counts. */
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);

  private final Node node;
  private final List<Duration> intervals;
  private final LongConsumer onAcknowledgement;
  private final Map<Long, Set<String>> unacked = new HashMap<>(); // value to peers; guarded by this

  /**
   * @param intervals the intervals between attempts; the last one is repeated
   * @param onAcknowledgement receives the value each time a peer acknowledges it
   */
  Delivery(Node node, List<Duration> intervals, LongConsumer onAcknowledgement) {
    this.node = node;
    this.intervals = List.copyOf(intervals);
    this.onAcknowledgement = onAcknowledgement;
  }

  void send(long value, Collection<String> peers) {
    synchronized (this) {
      unacked.put(value, new HashSet<>(peers));
    }
    peers.forEach(peer -> attempt(value, peer, 0));
  }

  /** Whether all peers except {@code allBut} have acknowledged a value that was sent. */
  synchronized boolean acknowledged(long value, int allBut) {
    return unacked.containsKey(value) && unacked.get(value).size() <= allBut;
  }

  private void attempt(long value, String peer, int number) {
    if (!isUnacked(value, peer)) {
      return;
    }
    node.rpc(peer, new Broadcast(value), BroadcastOk.class, RPC_TIMEOUT)
        .thenAccept(ok -> acknowledged(value, peer));
    node.runLater(
        intervals.get(Math.min(number, intervals.size() - 1)),
        () -> attempt(value, peer, number + 1));
  }

  private synchronized boolean isUnacked(long value, String peer) {
    return unacked.getOrDefault(value, Set.of()).contains(peer);
  }

  private void acknowledged(long value, String peer) {
    synchronized (this) {
      unacked.getOrDefault(value, Set.of()).remove(peer);
    }
    onAcknowledgement.accept(value);
  }
}
