package glomers.workbench.learn;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A solution of 3c with one beginner's mistake, which has a name. Wrong on purpose: the ladder must
 * stop at the step that the mistake is about.
 */
final class MistakenNode implements NodeProgram {
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);
  private static final int GIVES_UP_AFTER = 10;

  private final String mistake;
  private final Object lock = new Object();
  private final Collection<Long> values; // guarded by lock
  private final Map<Long, Set<String>> unacked = new HashMap<>(); // value to peers; guarded by lock
  private List<Long> replaced = List.of(); // of a mistake without a lock
  private List<String> neighbours = List.of();
  private Node node;
  private int requests;

  MistakenNode(String mistake) {
    this.mistake = mistake;
    values =
        is("has a list without a lock") || is("stores every copy")
            ? new ArrayList<>()
            : new LinkedHashSet<>();
  }

  /** A sign of life. */
  record Hello() implements Body {}

  /** Several values in one message, as bits. */
  record Bits(long bits) implements Body {}

  private boolean is(String name) {
    return mistake.equals(name);
  }

  @Override
  public String name() {
    return "mistaken";
  }

  @Override
  public void start(Node started, List<String> args) {
    node = started;
    if (is("throws when it starts")) {
      throw new IllegalStateException("not ready");
    }
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    if (!is("has no handler for topology")) {
      node.on(Topology.class, this::topology);
    }
    if (is("registers a handler twice")) {
      node.on(Read.class, this::read);
    }
    node.on(Bits.class, this::bits);
    node.on(Hello.class, request -> onceMore(request.src()));
    if (is("takes a sign of life for an acknowledgement")) {
      node.runLater(RETRY_INTERVAL, this::hello);
    }
  }

  private void topology(Request<Topology> request) {
    neighbours = request.body().topology().getOrDefault(node.id(), List.of());
    if (is("starts over with topology")) {
      values.clear();
    }
    if (is("answers topology with broadcast_ok")) {
      node.reply(request, new BroadcastOk());
    } else if (!is("ignores topology")) {
      node.reply(request, new TopologyOk());
    }
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    boolean fromPeer = node.peers().contains(request.src());
    boolean isNew = store(value, fromPeer);
    if (isNew || !fromPeer || !is("acknowledges only what is new")) {
      acknowledge(request, value, fromPeer);
    }
    tell(value, request.src(), isNew, fromPeer);
  }

  /** Stores a value; whether it is new. */
  private boolean store(long value, boolean fromPeer) {
    switch (mistake) {
      case "has a list without a lock" -> {
        values.add(value);
        return true;
      }
      case "copies its list without a lock" -> {
        List<Long> copy = new ArrayList<>(replaced);
        boolean isNew = !copy.contains(value);
        if (isNew) {
          copy.add(value);
        }
        replaced = copy;
        return isNew;
      }
      case "never stores" -> {
        return true;
      }
      case "crashes on the second value" -> {
        if (!values.isEmpty()) {
          throw new IndexOutOfBoundsException("Index 1 out of bounds for length 1");
        }
      }
      case "stores nothing that peers send" -> {
        if (fromPeer) {
          return false;
        }
      }
      case "keeps only the last value" -> {
        synchronized (lock) {
          values.clear();
        }
      }
      case "keeps values for ten seconds" ->
          node.runLater(
              Duration.ofSeconds(10),
              () -> {
                synchronized (lock) {
                  values.remove(value);
                }
              });
      case "clears its list now and then" -> {
        if (requests++ == 0) {
          node.runLater(Duration.ofSeconds(15), values::clear);
        }
      }
      case "removes a value that comes again" -> {
        synchronized (lock) {
          if (!fromPeer && values.remove(value)) {
            return false;
          }
        }
      }
      default -> {}
    }
    synchronized (lock) {
      boolean isNew = !values.contains(value);
      values.add(value);
      return isNew;
    }
  }

  private void acknowledge(Request<Broadcast> request, long value, boolean fromPeer) {
    Body ok = new BroadcastOk();
    switch (fromPeer ? "" : mistake) {
      case "acknowledges nothing" -> {}
      case "answers twice" -> {
        node.reply(request, ok);
        node.reply(request, ok);
      }
      case "answers after six seconds" ->
          node.runLater(Duration.ofSeconds(6), () -> node.reply(request, ok));
      case "answers broadcast with read_ok" -> node.reply(request, new ReadOk(List.of(value)));
      case "sends the answer as a message" -> node.send(request.src(), ok);
      default -> node.reply(request, ok);
    }
  }

  /** Tells peers of a value. */
  private void tell(long value, String src, boolean isNew, boolean fromPeer) {
    List<String> peers = node.peers();
    List<String> others = peers.stream().filter(peer -> !peer.equals(src)).toList();
    switch (mistake) {
      case "tells nobody" -> {}
      case "sends to itself" -> {
        if (isNew) {
          node.nodeIds().forEach(each -> send(each, value));
        }
      }
      case "tells its first peer only" -> {
        if (isNew) {
          others.stream().limit(fromPeer ? 0 : 1).forEach(peer -> send(peer, value));
        }
      }
      case "tells its neighbours, who tell nobody" -> {
        if (!fromPeer) {
          neighbours.forEach(peer -> send(peer, value));
        }
      }
      case "echoes to the sender" -> {
        if (fromPeer) {
          send(src, value);
        } else {
          peers.forEach(peer -> send(peer, value));
        }
      }
      case "sends on for ever" -> peers.forEach(peer -> send(peer, value));
      case "sends on for ever, but not back" -> others.forEach(peer -> send(peer, value));
      case "sends on for ever along the topology" ->
          neighbours.stream().filter(each -> !each.equals(src)).forEach(each -> send(each, value));
      case "sends values as 64 bits" -> {
        if (isNew && !fromPeer) {
          peers.forEach(peer -> node.send(peer, new Bits(1L << value)));
        }
      }
      case "tells of fifteen values" -> {
        if (isNew && !fromPeer && ++requests <= 15) {
          retry(value, others);
        }
      }
      case "sends once" -> {
        if (isNew && !fromPeer) {
          peers.forEach(peer -> send(peer, value));
        }
      }
      case "sends twice" -> {
        if (isNew && !fromPeer) {
          peers.forEach(peer -> send(peer, value));
          node.runLater(RETRY_INTERVAL, () -> peers.forEach(peer -> send(peer, value)));
        }
      }
      case "sends each new value to all its peers" -> {
        if (isNew) {
          peers.forEach(peer -> send(peer, value));
        }
      }
      case "sends each new value on to all" -> {
        if (isNew) {
          others.forEach(peer -> send(peer, value));
        }
      }
      case "waits a second before it sends" -> {
        if (isNew && !fromPeer) {
          node.runLater(Duration.ofSeconds(1), () -> peers.forEach(peer -> send(peer, value)));
        }
      }
      case "repeats what was acknowledged" -> {
        if (isNew) {
          others.forEach(peer -> repeat(value, peer));
        }
      }
      case "acknowledges only what is new" -> {
        if (isNew) {
          retry(value, others);
        }
      }
      case "sends until the end of time" -> {
        if (isNew && !fromPeer) {
          peers.forEach(peer -> sendForEver(peer, value));
        }
      }
      default -> {
        if (isNew && !fromPeer) {
          retry(value, others);
        }
      }
    }
  }

  private void send(String peer, long value) {
    node.send(peer, new Broadcast(value));
  }

  private void sendForEver(String peer, long value) {
    send(peer, value);
    node.runLater(RETRY_INTERVAL, () -> sendForEver(peer, value));
  }

  private void repeat(long value, String peer) {
    node.rpc(peer, new Broadcast(value), BroadcastOk.class, RPC_TIMEOUT)
        .thenAccept(ok -> repeat(value, peer));
  }

  private void retry(long value, List<String> peers) {
    synchronized (lock) {
      unacked.put(value, new HashSet<>(peers));
    }
    peers.forEach(peer -> attempt(value, peer, 0));
  }

  private void attempt(long value, String peer, int attempts) {
    synchronized (lock) {
      if (!unacked.getOrDefault(value, Set.of()).contains(peer)) {
        return;
      }
    }
    if (is("gives up after ten attempts") && attempts == GIVES_UP_AFTER) {
      return;
    }
    Duration timeout =
        is("waits too little for an acknowledgement") ? Duration.ofMillis(150) : RPC_TIMEOUT;
    node.rpc(peer, new Broadcast(value), BroadcastOk.class, timeout)
        .thenAccept(ok -> acknowledged(value, peer));
    Duration interval =
        is("waits longer each time")
            ? RETRY_INTERVAL.multipliedBy(1L << Math.min(attempts, GIVES_UP_AFTER))
            : RETRY_INTERVAL;
    if (!is("takes a sign of life for an acknowledgement")) {
      node.runLater(interval, () -> attempt(value, peer, attempts + 1));
    }
  }

  private void hello() {
    node.peers().forEach(peer -> node.send(peer, new Hello()));
    node.runLater(RETRY_INTERVAL, this::hello);
  }

  /** Sends a peer what it has not acknowledged, and forgets it. */
  private void onceMore(String peer) {
    List<Long> missing = new ArrayList<>();
    synchronized (lock) {
      unacked.forEach(
          (value, peers) -> {
            if (peers.remove(peer)) {
              missing.add(value);
            }
          });
    }
    missing.forEach(value -> send(peer, value));
  }

  private void acknowledged(long value, String peer) {
    synchronized (lock) {
      if (is("takes one acknowledgement for all")) {
        unacked.remove(value);
      } else if (is("counts acknowledgements")) {
        unacked.computeIfPresent(
            value,
            (v, peers) -> {
              peers.remove(peers.contains(peer) ? peer : peers.iterator().next());
              return peers.isEmpty() ? null : peers;
            });
      } else {
        unacked.getOrDefault(value, new HashSet<>()).remove(peer);
      }
    }
  }

  private void bits(Request<Bits> request) {
    for (long value = 0; value < Long.SIZE; value++) {
      if ((request.body().bits() >> value & 1) == 1) {
        store(value, true);
      }
    }
  }

  private void read(Request<Read> request) {
    switch (mistake) {
      case "answers no read" -> {}
      case "answers read with broadcast_ok" -> node.reply(request, new BroadcastOk());
      case "shows nothing" -> node.reply(request, new ReadOk(List.of()));
      case "shows a value too many" -> {
        List<Long> shown = new ArrayList<>(values);
        shown.add(-1L);
        node.reply(request, new ReadOk(shown));
      }
      case "copies its list without a lock" -> node.reply(request, new ReadOk(replaced));
      case "has a list without a lock", "reads without the lock" ->
          node.reply(request, new ReadOk(new ArrayList<>(values)));
      default -> {
        List<Long> copy;
        synchronized (lock) {
          copy = List.copyOf(values);
        }
        node.reply(request, new ReadOk(copy));
      }
    }
  }
}
