package glomers.workbench.gallery;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.node.RpcException;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import glomers.common.protocol.ErrorCode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Wrong: it retries after an error reply, but not after a timeout. */
final class GivesUpAtTimeout implements NodeProgram {
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(1);

  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private Node node;

  @Override
  public String name() {
    return "gives-up-at-timeout";
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
      isNew = values.add(value);
    }
    node.reply(request, new BroadcastOk());
    if (isNew && !node.peers().contains(request.src())) {
      node.peers().forEach(peer -> send(value, peer));
    }
  }

  private void send(long value, String peer) {
    node.rpc(peer, new Broadcast(value), BroadcastOk.class, RPC_TIMEOUT)
        .whenComplete(
            (ok, error) -> {
              boolean timeout =
                  error != null
                      && error.getCause() instanceof RpcException rpc
                      && rpc.code() == ErrorCode.TIMEOUT.code();
              if (error != null && !timeout) { // WRONG: a timeout is the most common error
                send(value, peer);
              }
            });
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
