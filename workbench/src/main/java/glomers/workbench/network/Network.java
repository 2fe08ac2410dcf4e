package glomers.workbench.network;

import glomers.workbench.loop.EventLoop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Carries packets from anyone to anyone. As in Maelstrom, latency and cuts concern nodes only: what
 * a client sends or gets is there at once; and a packet is lost if its link is cut at the moment in
 * which it would be delivered. Belongs to its loop's thread.
 */
public final class Network {
  private final EventLoop loop;
  private final Latency latency;
  private final RandomGenerator random;
  private final Map<String, Endpoint> endpoints = new HashMap<>();
  private final Map<String, Set<String>> cuts = new HashMap<>(); // receiver to unheard senders
  private final NetworkStats stats = new NetworkStats();
  private final Consumer<Packet> undeliverable;
  private long lastId;

  /**
   * @param undeliverable told of packets to somebody who doesn't exist
   */
  public Network(
      EventLoop loop, Latency latency, RandomGenerator random, Consumer<Packet> undeliverable) {
    this.loop = loop;
    this.latency = latency;
    this.random = random;
    this.undeliverable = undeliverable;
  }

  /** Gives somebody an address. */
  public void connect(String address, Endpoint endpoint) {
    endpoints.put(address, endpoint);
  }

  /** Takes a packet on its way. */
  public void send(Packet packet) {
    Endpoint endpoint = endpoints.get(packet.dest());
    if (endpoint == null) {
      undeliverable.accept(packet);
      return;
    }
    long id = lastId++;
    boolean servers = betweenServers(packet);
    stats.sent(servers);
    long delay = servers ? latency.sample(random) : 0;
    loop.after(delay, () -> deliver(id, packet, endpoint, servers));
  }

  /** From now on, the receiver hears nothing from the sender. */
  public void cut(String sender, String receiver) {
    cuts.computeIfAbsent(receiver, r -> new HashSet<>()).add(sender);
  }

  /** Ends all cuts. */
  public void heal() {
    cuts.clear();
  }

  /** What has been sent and delivered so far. */
  public NetworkStats stats() {
    return stats;
  }

  private void deliver(long id, Packet packet, Endpoint endpoint, boolean servers) {
    if (cuts.getOrDefault(packet.dest(), Set.of()).contains(packet.src())) {
      stats.cut();
    } else {
      stats.received(servers);
      endpoint.deliver(id, packet);
    }
  }

  private static boolean betweenServers(Packet packet) {
    return !isClient(packet.src()) && !isClient(packet.dest());
  }

  private static boolean isClient(String address) {
    return address.startsWith("c");
  }

  /** Where packets arrive. */
  @FunctionalInterface
  public interface Endpoint {
    /**
     * @param id the network's own number for the packet
     */
    void deliver(long id, Packet packet);
  }
}
