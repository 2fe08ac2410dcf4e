package glomers.exercises.batch;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Solution of an exercise: a node collects the values of its clients, and sends each peer those
 * that it has not acknowledged, in one message at each interval. One acknowledgement is for all of
 * them.
 */
public final class BatchBroadcast implements NodeProgram {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);

  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private final Map<String, Set<Long>> unacked = new TreeMap<>(); // by peer; guarded by lock
  private boolean scheduled; // whether a timer runs; guarded by lock
  private Node node;

  /** Values that the receiver may lack. */
  record Batch(List<Long> values) implements Body {}

  /** Acknowledges all values of a batch. */
  record BatchOk() implements Body {}

  @Override
  public String name() {
    return "batch";
  }

  @Override
  public void start(Node node, List<String> args) {
    if (!args.isEmpty()) {
      throw new IllegalArgumentException("batch takes no arguments, and got " + args);
    }
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, this::topology);
    node.on(Batch.class, this::batch);
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    boolean first = false;
    synchronized (lock) {
      if (values.add(value) && !node.peers().isEmpty()) {
        node.peers()
            .forEach(peer -> unacked.computeIfAbsent(peer, p -> new LinkedHashSet<>()).add(value));
        first = !scheduled;
        scheduled = true;
      }
    }
    node.reply(request, new BroadcastOk());
    if (first) {
      node.runLater(INTERVAL, this::sendBatches);
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

  private void batch(Request<Batch> request) {
    synchronized (lock) {
      values.addAll(request.body().values());
    }
    node.reply(request, new BatchOk());
  }

  /** Sends each peer what it has not acknowledged; without such values, the timer ends. */
  private void sendBatches() {
    Map<String, List<Long>> batches = new TreeMap<>();
    synchronized (lock) {
      unacked.forEach((peer, some) -> batches.put(peer, List.copyOf(some)));
      scheduled = !batches.isEmpty();
    }
    batches.forEach(
        (peer, batch) ->
            node.rpc(peer, new Batch(batch), BatchOk.class, RPC_TIMEOUT)
                .thenAccept(ok -> acknowledged(peer, batch)));
    if (!batches.isEmpty()) {
      node.runLater(INTERVAL, this::sendBatches);
    }
  }

  private void acknowledged(String peer, List<Long> batch) {
    synchronized (lock) {
      unacked.computeIfPresent(
          peer,
          (p, some) -> {
            batch.forEach(some::remove);
            return some.isEmpty() ? null : some;
          });
    }
  }
}
