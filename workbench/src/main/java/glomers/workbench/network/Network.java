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
 * Carries packets from anyone to anyone. As in Maelstrom, latency and faults concern nodes only.
 * Unlike there, what a client sends or gets is there at once, whatever else is on its way to the
 * node; and a packet is lost if its link is cut at the moment in which it would be delivered, where
 * Maelstrom looks before the latency has passed. Confined to the event-loop thread.
 */
public final class Network {
  /** How many messages between nodes may be under way. */
  static final long MAX_IN_FLIGHT = 1_000_000;

  /** How many bytes of bodies they may have. */
  static final long MAX_BYTES_IN_FLIGHT = 64L << 20;

  /** Whose messages count nowhere: the workbench's own look at the nodes. */
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
  private long lastDisrupted = Long.MIN_VALUE; // when the last trouble that is over ended

  /**
   * @param journal told what became of each message
   * @param undeliverable told of packets to somebody who doesn't exist
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

  /** Gives somebody an address. */
  public void connect(String address, Endpoint endpoint) {
    endpoints.put(address, endpoint);
  }

  /** Takes a packet on its way. */
  public void send(Packet packet) {
    send(packet, loop.now(), false);
  }

  /**
   * Takes a packet on its way that was sent a moment ago: its latency counts from then.
   *
   * @param time when it was sent, on the loop's clock, in nanoseconds
   * @param provoked whether a node sent it to another because the workbench looked: then it counts
   *     no more than the look
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
      sendToServer(transit);
    } else {
      loop.at(time, () -> arriveInTime(transit, time));
    }
  }

  private void arriveInTime(Transit transit, long due) {
    lateness.add(loop.now() - due);
    arrive(transit);
  }

  /** Begins a fault. */
  public void add(InjectedFault injected) {
    injectedFaults.add(injected);
  }

  /** Ends a fault. */
  public void remove(InjectedFault injected) {
    injectedFaults.remove(injected);
    lastDisrupted = loop.now();
  }

  /** Whether there was a fault of any kind at any time from then until now. */
  public boolean disruptedSince(long time) {
    return !injectedFaults.isEmpty() || lastDisrupted >= time;
  }

  /** What has been sent and delivered so far. */
  public NetworkStats stats() {
    return stats;
  }

  /** How late deliveries were so far. */
  public Lateness lateness() {
    return lateness;
  }

  /** How long no message between nodes has been sent, under way, or delivered, in nanoseconds. */
  public long quietNanos() {
    return !inFlight.isEmpty() ? 0 : loop.now() - lastServerTraffic;
  }

  /**
   * Why no more messages between nodes can be held until they arrive: there are too many of them,
   * or they are too large. Empty if it is not so.
   */
  public Optional<String> overload() {
    if (inFlight.size() <= MAX_IN_FLIGHT && bytesInFlight <= MAX_BYTES_IN_FLIGHT) {
      return Optional.empty();
    }
    return Optional.of(
        "%d messages of %d MiB are under way between nodes, and the workbench holds no more"
            .formatted(inFlight.size(), bytesInFlight >> 20));
  }

  /** Tells the journal of what is still under way, as nothing will arrive any more. */
  public void end() {
    inFlight.stream()
        .sorted(Comparator.comparingLong(Transit::id))
        .forEach(transit -> journal.underWay(transit.id, transit.packet, transit.sent));
  }

  private void sendToServer(Transit transit) {
    launch(transit);
    for (InjectedFault injected : injectedFaults) {
      if (injected.duplicates()) {
        launch(transit.copy());
      }
    }
  }

  private void launch(Transit transit) {
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
          arriveAtServer(transit);
        });
  }

  private void arriveAtServer(Transit transit) {
    Optional<InjectedFault> lostBy = lostBy(transit.packet);
    if (lostBy.isPresent()) {
      journal(transit, loop.now(), lostBy.map(InjectedFault::name));
    } else {
      arrive(transit);
    }
  }

  /** Asks all: a message that two cuts stop was touched by both, and the first gets the blame. */
  private Optional<InjectedFault> lostBy(Packet packet) {
    Optional<InjectedFault> lostBy = Optional.empty();
    for (InjectedFault injected : injectedFaults) {
      if (injected.stops(packet.src(), packet.dest()) && lostBy.isEmpty()) {
        lostBy = Optional.of(injected);
      }
    }
    return lostBy;
  }

  private void arrive(Transit transit) {
    long now = loop.now(); // before a node gets it, and so before anything that it sends then
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

  /** Who is at the ends of a message. */
  enum Traffic {
    /** A client at either end. */
    CLIENTS,
    /** Nodes at both. */
    SERVERS,
    /** The same, but sent because of the observer. */
    PROVOKED,
    OBSERVER
  }

  private record Transit(long id, Packet packet, long sent, Endpoint endpoint, Traffic traffic) {
    Transit copy() {
      return new Transit(id, packet, sent, endpoint, traffic);
    }
  }

  /** Where packets arrive. */
  @FunctionalInterface
  public interface Endpoint {
    /**
     * Takes a packet.
     *
     * @param id the network's own number for the packet
     * @return false if it is lost, because whoever lives here reads nothing
     */
    boolean deliver(long id, Packet packet);
  }
}
