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

/** Wrong: it sends each value again and again, and has no acknowledgement to stop it. */
final class RetryWithoutAcknowledgement implements NodeProgram {
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private Node node;

  @Override
  public String name() {
    return "retry-without-acknowledgement";
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
      node.peers().forEach(peer -> sendForever(value, peer));
    }
  }

  private void sendForever(long value, String peer) {
    node.send(peer, new Broadcast(value));
    node.runLater(RETRY_INTERVAL, () -> sendForever(value, peer)); // WRONG: nothing ends this
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
