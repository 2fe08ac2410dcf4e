package glomers.exercises.antientropy;

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
import java.util.Set;

/**
 * Solution of an exercise: 3b with anti-entropy in place of retries. At each interval, a node
 * compares its values with those of a random peer.
 */
public final class AntiEntropyBroadcast implements NodeProgram {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Object lock = new Object();
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by lock
  private boolean started; // guarded by lock
  private Node node;

  /** All values of the sender. */
  record Sync(List<Long> values) implements Body {}

  /** Values that the sender of the sync lacks. */
  record Missing(List<Long> values) implements Body {}

  @Override
  public String name() {
    return "anti-entropy";
  }

  @Override
  public void start(Node node, List<String> args) {
    if (!args.isEmpty()) {
      throw new IllegalArgumentException("anti-entropy takes no arguments, and got " + args);
    }
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, this::topology);
    node.on(Sync.class, this::sync);
    node.on(Missing.class, this::missing);
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    synchronized (lock) {
      values.add(value);
    }
    // A node that sends us a value sends it to all others, too.
    if (!node.peers().contains(request.src())) {
      node.peers().forEach(peer -> node.send(peer, new Broadcast(value)));
    }
    node.reply(request, new BroadcastOk());
  }

  private void read(Request<Read> request) {
    node.reply(request, new ReadOk(copy()));
  }

  /** The first message after init that every node gets, and so a place to start the timer. */
  private void topology(Request<Topology> request) {
    boolean first;
    synchronized (lock) {
      first = !started;
      started = true;
    }
    if (first && !node.peers().isEmpty()) {
      node.runLater(INTERVAL, this::syncWithSomePeer);
    }
    node.reply(request, new TopologyOk());
  }

  private void syncWithSomePeer() {
    List<String> peers = node.peers();
    node.send(peers.get(node.random().nextInt(peers.size())), new Sync(copy()));
    node.runLater(INTERVAL, this::syncWithSomePeer);
  }

  private void sync(Request<Sync> request) {
    List<Long> theirs = request.body().values();
    Set<Long> missing = new LinkedHashSet<>(copy());
    theirs.forEach(missing::remove);
    synchronized (lock) {
      values.addAll(theirs);
    }
    if (!missing.isEmpty()) {
      node.send(request.src(), new Missing(List.copyOf(missing)));
    }
  }

  private void missing(Request<Missing> request) {
    synchronized (lock) {
      values.addAll(request.body().values());
    }
  }

  private List<Long> copy() {
    synchronized (lock) {
      return List.copyOf(values);
    }
  }
}
