package glomers.workbench.ownmessages;

import glomers.common.io.StdioNode;
import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An exercise with messages of its own: a node sends new values to each peer in batches until the
 * peer acknowledges them. Between batches it sends nothing.
 */
public final class BatchingGossip implements NodeProgram {
  private static final Duration BATCH_INTERVAL = Duration.ofMillis(100);
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(1);

  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private final Map<String, Set<Long>> pending = new TreeMap<>(); // by peer; guarded by lock
  private boolean scheduled; // whether a timer for the next batches is set; guarded by lock
  private Node node;

  /** Values of the sender that the receiver may not have. */
  record Gossip(List<Long> messages) implements Body {}

  /** The number of these values that the receiver did not have. */
  record GossipOk(int fresh) implements Body {}

  public static void main(String[] args) {
    StdioNode.main(BatchingGossip::new, args);
  }

  @Override
  public String name() {
    return "batching-gossip";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    node.on(Gossip.class, this::gossip);
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
  }

  private void broadcast(Request<Broadcast> request) {
    add(List.of(request.body().message()), request.src());
    node.reply(request, new BroadcastOk());
  }

  private void gossip(Request<Gossip> request) {
    int fresh = add(request.body().messages(), request.src());
    node.reply(request, new GossipOk(fresh));
  }

  private void read(Request<Read> request) {
    List<Long> copy;
    synchronized (lock) {
      copy = List.copyOf(values);
    }
    node.reply(request, new ReadOk(copy));
  }

  /** Adds values, and returns how many of them are new. */
  private int add(Collection<Long> some, String src) {
    List<Long> fresh;
    synchronized (lock) {
      fresh = some.stream().filter(values::add).toList();
    }
    node.peers().stream()
        .filter(peer -> !peer.equals(src) && !fresh.isEmpty())
        .forEach(peer -> enqueue(peer, fresh));
    return fresh.size();
  }

  private void enqueue(String peer, Collection<Long> batch) {
    boolean first;
    synchronized (lock) {
      pending.computeIfAbsent(peer, none -> new TreeSet<>()).addAll(batch);
      first = !scheduled;
      scheduled = true;
    }
    if (first) {
      node.runLater(BATCH_INTERVAL, this::sendBatches);
    }
  }

  private void sendBatches() {
    Map<String, Set<Long>> batches;
    synchronized (lock) {
      batches = new TreeMap<>(pending);
      pending.clear();
      scheduled = false;
    }
    batches.forEach(this::send);
  }

  private void send(String peer, Set<Long> values) {
    List<Long> batch = List.copyOf(values);
    node.rpc(peer, new Gossip(batch), GossipOk.class, RPC_TIMEOUT)
        .whenComplete(
            (ok, failure) -> {
              if (failure != null) {
                enqueue(peer, batch);
              }
            });
  }
}
