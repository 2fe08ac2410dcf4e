package glomers.workbench.network;

import glomers.workbench.loop.EventLoop;
import glomers.workbench.scenario.Latency;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Carries packets between clients and nodes. As in Maelstrom, latency and faults apply only to
 * messages between nodes. There are two differences from Maelstrom. Messages to and from clients
 * are delivered at once, even if earlier messages to the same node are in flight. And a packet is
 * lost if its link is cut when it is due for delivery; Maelstrom checks before the latency has
 * passed. Confined to the event-loop thread. The class is long because it follows a message from
 * sender to receiver in one place.
 */
public final class Network {
  /** The maximum number of messages between nodes in flight. */
  static final long MAX_IN_FLIGHT = 1_000_000;

  /** The maximum total size of their bodies, in bytes. */
  static final long MAX_BYTES_IN_FLIGHT = 64L << 20;

  /**
   * The client with which the workbench observes the nodes. Its messages are not counted and not
   * recorded.
   */
  public static final String OBSERVER = "c-observer";

  private final EventLoop loop;
  private final Latency latency;
  private final RandomGenerator random;
  private final Journal journal;
  private final Consumer<Packet> undeliverable;
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private final List<InjectedFault> injectedFaults = new ArrayList<>();
  private final NetworkStats stats = new NetworkStats();
  private final Lateness lateness = new Lateness();
  private long lastId;
  private long bytesInFlight;
  private final Set<Transit> inFlight = Collections.newSetFromMap(new IdentityHashMap<>());
  private long lastServerTraffic;
  private long lastDisrupted = Long.MIN_VALUE; // when the most recent fault ended

  /**
   * @param journal receives each message when it is delivered or lost
   * @param undeliverable receives packets to unknown addresses
   */
  public Network(
      EventLoop loop,
      Latency latency,
      RandomGenerator random,
      Journal journal,
      Consumer<Packet> undeliverable) {
    this.loop = loop;
    this.latency = latency;
    this.random = random;
    this.journal = journal;
    this.undeliverable = undeliverable;
  }

  /** Registers the endpoint of an address. */
  public void connect(String address, Endpoint endpoint) {
    endpoints.put(address, endpoint);
  }

  /** Sends a packet now. */
  public void send(Packet packet) {
    send(packet, loop.now(), false);
  }

  /**
   * Sends a packet. Its latency counts from a given time, which may have passed.
   *
   * @param time when it was sent, on the loop's clock, in nanoseconds
   * @param provoked whether a node sent it to another because of an observer's read; such messages
   *     are not counted
   */
  public void send(Packet packet, long time, boolean provoked) {
    Endpoint endpoint = endpoints.get(packet.dest());
    if (endpoint == null) {
      undeliverable.accept(packet);
      return;
    }
    Transit transit = new Transit(lastId++, packet, time, endpoint, traffic(packet, provoked));
    stats.sent(transit.traffic);
    if (transit.traffic != Traffic.OBSERVER) {
      journal.sent(transit.id, packet, transit.sent);
    }
    if (transit.traffic == Traffic.SERVERS || transit.traffic == Traffic.PROVOKED) {
      sendToNode(transit);
    } else {
      loop.at(time, () -> deliverToOrFromClient(transit, time));
    }
  }

  private void deliverToOrFromClient(Transit transit, long due) {
    lateness.add(loop.now() - due);
    deliver(transit);
  }

  /** Puts a fault in force. */
  public void add(InjectedFault injected) {
    injectedFaults.add(injected);
  }

  /** Ends a fault. */
  public void remove(InjectedFault injected) {
    injectedFaults.remove(injected);
    lastDisrupted = loop.now();
  }

  /** Whether any fault was in force at any time from then until now. */
  public boolean disruptedSince(long time) {
    return !injectedFaults.isEmpty() || lastDisrupted >= time;
  }

  /** The counts of messages so far. */
  public NetworkStats stats() {
    return stats;
  }

  /** The lateness of deliveries so far. */
  public Lateness lateness() {
    return lateness;
  }

  /** How long no message between nodes has been sent, in flight, or delivered, in nanoseconds. */
  public long quietNanos() {
    return !inFlight.isEmpty() ? 0 : loop.now() - lastServerTraffic;
  }

  /**
   * An error text if the messages in flight between nodes are too many or too large to hold in
   * memory; else empty.
   */
  public Optional<String> overload() {
    if (inFlight.size() <= MAX_IN_FLIGHT && bytesInFlight <= MAX_BYTES_IN_FLIGHT) {
      return Optional.empty();
    }
    return Optional.of(
        "%d messages of %d MiB are under way between nodes, and the workbench holds no more"
            .formatted(inFlight.size(), bytesInFlight >> 20));
  }

  /** Ends the network: records the messages that are still in flight. */
  public void end() {
    inFlight.stream()
        .sorted(Comparator.comparingLong(Transit::id))
        .forEach(transit -> journal.underWay(transit.id, transit.packet, transit.sent));
  }

  private void sendToNode(Transit transit) {
    transmit(transit);
    for (InjectedFault injected : injectedFaults) {
      if (injected.duplicates()) {
        transmit(transit.copy());
      }
    }
  }

  private void transmit(Transit transit) {
    long delay = latency.sample(random);
    for (InjectedFault injected : injectedFaults) {
      delay = injected.slowed(delay);
    }
    inFlight.add(transit);
    long held = transit.packet.heldBytes();
    bytesInFlight += held;
    lastServerTraffic = loop.now();
    long due = transit.sent + delay;
    loop.at(
        due,
        () -> {
          inFlight.remove(transit);
          bytesInFlight -= held;
          lastServerTraffic = loop.now();
          lateness.add(lastServerTraffic - due);
          deliverToNode(transit);
        });
  }

  private void deliverToNode(Transit transit) {
    Optional<InjectedFault> lostBy = lostBy(transit.packet);
    if (lostBy.isPresent()) {
      journal(transit, loop.now(), lostBy.map(InjectedFault::name));
    } else {
      deliver(transit);
    }
  }

  /**
   * The fault that loses a packet, if any. Every fault is asked, since each counts the packets that
   * it affects; the first one is recorded as the cause.
   */
  private Optional<InjectedFault> lostBy(Packet packet) {
    Optional<InjectedFault> lostBy = Optional.empty();
    for (InjectedFault injected : injectedFaults) {
      if (injected.stops(packet.src(), packet.dest()) && lostBy.isEmpty()) {
        lostBy = Optional.of(injected);
      }
    }
    return lostBy;
  }

  private void deliver(Transit transit) {
    // Taken before delivery, so no later than anything that the node sends in response.
    long now = loop.now();
    if (transit.endpoint.deliver(transit.id, transit.packet)) {
      stats.received(transit.traffic);
      journal(transit, now, Optional.empty());
    } else {
      journal(transit, now, Optional.of(Journal.UNREAD_INPUT));
    }
  }

  private void journal(Transit transit, long now, Optional<String> lostBy) {
    if (transit.traffic != Traffic.OBSERVER) {
      journal.add(new Journal.Entry(transit.id, transit.packet, transit.sent, now, lostBy));
    }
  }

  private static Traffic traffic(Packet packet, boolean provoked) {
    if (packet.src().equals(OBSERVER) || packet.dest().equals(OBSERVER)) {
      return Traffic.OBSERVER;
    }
    if (isClient(packet.src()) || isClient(packet.dest())) {
      return Traffic.CLIENTS;
    }
    return provoked ? Traffic.PROVOKED : Traffic.SERVERS;
  }

  /** Whether an address is a client's, and not a node's. */
  public static boolean isClient(String address) {
    return address.startsWith("c");
  }

  /** The class of a message, by its sender and receiver. */
  enum Traffic {
    /** Between a client and a node. */
    CLIENTS,
    /** Between two nodes. */
    SERVERS,
    /** Between two nodes, because of the observer's read. */
    PROVOKED,
    OBSERVER
  }

  private record Transit(long id, Packet packet, long sent, Endpoint endpoint, Traffic traffic) {
    Transit copy() {
      return new Transit(id, packet, sent, endpoint, traffic);
    }
  }

  /** Receives packets at an address. Confined to the event-loop thread. */
  @FunctionalInterface
  public interface Endpoint {
    /**
     * Delivers a packet.
     *
     * @param id the network's id of the packet
     * @return false if it is lost because the receiver does not read its input
     */
    boolean deliver(long id, Packet packet);
  }
}
