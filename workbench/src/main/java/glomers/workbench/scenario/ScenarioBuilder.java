package glomers.workbench.scenario;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Builds a scenario in a few readable lines, from a challenge's settings or from another scenario.
 * Whatever is not set stays as it was there. Not thread-safe.
 *
 * <pre>{@code
 * Scenario scenario =
 *     ScenarioBuilder.of(Challenge.C3C)
 *         .nodes(5)
 *         .seconds(10)
 *         .faults(FaultKind.PARTITION)
 *         .seed(7)
 *         .build();
 * }</pre>
 */
public final class ScenarioBuilder {
  private List<String> nodes;
  private long timeLimitNanos;
  private double rate;
  private OptionalInt concurrency = OptionalInt.empty(); // empty: a client for each node
  private Latency latency;
  private Topology topology = Topology.GRID;
  private SortedSet<FaultKind> faults;
  private long intervalNanos = Scenario.seconds(10);
  private double repeatShare;
  private Optional<Double> availability = Optional.empty();
  private Optional<Targets> targets;
  private boolean strict;
  private long seed;
  private Schedule schedule = Schedule.NONE;

  private ScenarioBuilder(Challenge challenge) {
    nodes = NodeNames.numbered(challenge.nodeCount());
    timeLimitNanos = Scenario.seconds(challenge.timeLimitSeconds());
    rate = challenge.rate();
    latency = latency(Duration.ofMillis(challenge.latencyMillis()));
    faults = challenge.faults();
    targets = challenge.targets();
  }

  private ScenarioBuilder(Scenario scenario) {
    nodes = scenario.nodeIds();
    timeLimitNanos = scenario.timeLimitNanos();
    rate = scenario.rate();
    concurrency = OptionalInt.of(scenario.concurrency());
    latency = scenario.latency();
    topology = scenario.topology();
    faults = scenario.faults();
    intervalNanos = scenario.nemesisIntervalNanos();
    repeatShare = scenario.repeatShare();
    availability = scenario.availability();
    targets = scenario.targets();
    strict = scenario.strict();
    seed = scenario.seed();
    schedule = scenario.schedule();
  }

  /** Begins with a challenge's settings, and seed 0. */
  public static ScenarioBuilder of(Challenge challenge) {
    return new ScenarioBuilder(challenge);
  }

  /** Begins with all of a scenario, its schedule included. */
  public static ScenarioBuilder of(Scenario scenario) {
    return new ScenarioBuilder(scenario);
  }

  /** So many nodes: {@code n0}, {@code n1}, … */
  public ScenarioBuilder nodes(int count) {
    return nodes(NodeNames.numbered(Math.min(count, Scenario.MAX_NODES + 1)));
  }

  /** Nodes of these names. */
  public ScenarioBuilder nodes(List<String> names) {
    nodes = List.copyOf(names);
    return this;
  }

  /** How long clients ask for things. */
  public ScenarioBuilder seconds(double timeLimit) {
    return timeLimit(Scenario.seconds(timeLimit));
  }

  /** The same in nanoseconds. */
  public ScenarioBuilder timeLimit(long nanos) {
    timeLimitNanos = nanos;
    return this;
  }

  /** Operations a second, over all clients together. */
  public ScenarioBuilder rate(double hertz) {
    rate = hertz;
    return this;
  }

  /** How many clients ask at the same time; if nobody says it, one for each node. */
  public ScenarioBuilder concurrency(int clients) {
    concurrency = OptionalInt.of(clients);
    return this;
  }

  /** The same latency for every message between nodes. */
  public ScenarioBuilder latency(long millis) {
    return latency(millis, Latency.Distribution.CONSTANT);
  }

  /** A latency for each message between nodes, around a mean. */
  public ScenarioBuilder latency(long meanMillis, Latency.Distribution distribution) {
    return latency(new Latency(Scenario.millis(meanMillis), distribution));
  }

  public ScenarioBuilder latency(Latency ofMessages) {
    latency = ofMessages;
    return this;
  }

  public ScenarioBuilder topology(Topology neighbours) {
    topology = neighbours;
    return this;
  }

  /** What goes wrong, and nothing else. */
  public ScenarioBuilder faults(FaultKind... some) {
    return faults(List.of(some));
  }

  public ScenarioBuilder faults(Collection<FaultKind> some) {
    faults = new TreeSet<>(some);
    return this;
  }

  /** The mean time between a fault's start and its end, and the next, in seconds. */
  public ScenarioBuilder interval(double mean) {
    return intervalNanos(Scenario.seconds(mean));
  }

  public ScenarioBuilder intervalNanos(long mean) {
    intervalNanos = mean;
    return this;
  }

  /** Broadcasts a share of the values again. */
  public ScenarioBuilder repeatValues(double share) {
    repeatShare = share;
    return this;
  }

  /** The share of operations that must succeed. */
  public ScenarioBuilder availability(double least) {
    availability = Optional.of(least);
    return this;
  }

  /** Makes findings count. */
  public ScenarioBuilder strict() {
    strict = true;
    return this;
  }

  /** What is written out, and so not drawn from the seed. */
  public ScenarioBuilder schedule(Schedule written) {
    schedule = written;
    return this;
  }

  public ScenarioBuilder seed(long number) {
    seed = number;
    return this;
  }

  /**
   * The scenario.
   *
   * @throws IllegalArgumentException if there can be none such: the message says why
   */
  public Scenario build() {
    return new Scenario(
        nodes,
        timeLimitNanos,
        rate,
        concurrency.orElse(nodes.size()),
        latency,
        topology,
        faults,
        intervalNanos,
        repeatShare,
        availability,
        targets,
        strict,
        seed,
        schedule);
  }

  private static Latency latency(Duration mean) {
    return new Latency(mean.toNanos(), Latency.Distribution.CONSTANT);
  }
}
