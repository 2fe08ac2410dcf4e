package glomers.workbench.correct;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Correct: it sends new values to each peer ten times a second, as a batch in one request. */
final class Batches implements NodeProgram {
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(1);

  private final Values values = new Values();
  private final Map<String, Set<Long>> pending = new TreeMap<>(); // by peer; guarded by itself
  private Node node;

  @Override
  public String name() {
    return "batches";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(ReadOk.class, this::receive);
    node.on(Read.class, request -> node.reply(request, new ReadOk(values.list())));
    node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
    node.runLater(INTERVAL, this::flush);
  }

  private void broadcast(Request<Broadcast> request) {
    add(List.of(request.body().message()), request.src());
    node.reply(request, new BroadcastOk());
  }

  private void receive(Request<ReadOk> request) {
    add(request.body().messages(), request.src());
    node.reply(request, new BroadcastOk());
  }

  private void add(Collection<Long> some, String src) {
    List<Long> fresh = values.addAll(some);
    FanOut.others(node, src).forEach(peer -> enqueue(peer, fresh));
  }

  private void enqueue(String peer, Collection<Long> batch) {
    synchronized (pending) {
      pending.computeIfAbsent(peer, first -> new TreeSet<>()).addAll(batch);
    }
  }

  private void flush() {
    for (String peer : node.peers()) {
      List<Long> batch;
      synchronized (pending) {
        batch = List.copyOf(pending.getOrDefault(peer, Set.of()));
        pending.remove(peer);
      }
      if (!batch.isEmpty()) {
        node.rpc(peer, new ReadOk(batch), BroadcastOk.class, RPC_TIMEOUT)
            .whenComplete(
                (ok, failure) -> {
                  if (failure != null) {
                    enqueue(peer, batch);
                  }
                });
      }
    }
    node.runLater(INTERVAL, this::flush);
  }
}
