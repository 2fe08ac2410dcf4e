package glomers.workbench.scenario;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Builds a scenario from a challenge's settings or from another scenario. Settings that are not
 * changed keep their values. Not thread-safe.
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
  private OptionalInt concurrency = OptionalInt.empty(); // empty: one client for each node
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

  /** Starts from a challenge's settings and seed 0. */
  public static ScenarioBuilder of(Challenge challenge) {
    return new ScenarioBuilder(challenge);
  }

  /** Starts from another scenario, including its schedule. */
  public static ScenarioBuilder of(Scenario scenario) {
    return new ScenarioBuilder(scenario);
  }

  /** Sets the number of nodes; they are named {@code n0}, {@code n1}, … */
  public ScenarioBuilder nodes(int count) {
    return nodes(NodeNames.numbered(Math.min(count, Scenario.MAX_NODES + 1)));
  }

  /** Sets the nodes by their names. */
  public ScenarioBuilder nodes(List<String> names) {
    nodes = List.copyOf(names);
    return this;
  }

  /** Sets how long clients invoke operations, in seconds. */
  public ScenarioBuilder seconds(double timeLimit) {
    return timeLimit(Scenario.seconds(timeLimit));
  }

  /** Sets how long clients invoke operations, in nanoseconds. */
  public ScenarioBuilder timeLimit(long nanos) {
    timeLimitNanos = nanos;
    return this;
  }

  /** Sets the operations per second, over all clients together. */
  public ScenarioBuilder rate(double hertz) {
    rate = hertz;
    return this;
  }

  /** Sets the number of clients. The default is one for each node. */
  public ScenarioBuilder concurrency(int clients) {
    concurrency = OptionalInt.of(clients);
    return this;
  }

  /** Sets one latency for every message between nodes, in milliseconds. */
  public ScenarioBuilder latency(long millis) {
    return latency(millis, Latency.Distribution.CONSTANT);
  }

  /**
   * Sets the latency of messages between nodes as a distribution around a mean, in milliseconds.
   */
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

  /** Sets the kinds of faults to inject; it replaces those set before. */
  public ScenarioBuilder faults(FaultKind... some) {
    return faults(List.of(some));
  }

  public ScenarioBuilder faults(Collection<FaultKind> some) {
    faults = new TreeSet<>(some);
    return this;
  }

  /**
   * Sets the mean time from a fault's start to its end, and from there to the next start, in
   * seconds.
   */
  public ScenarioBuilder interval(double mean) {
    return intervalNanos(Scenario.seconds(mean));
  }

  public ScenarioBuilder intervalNanos(long mean) {
    intervalNanos = mean;
    return this;
  }

  /** Sets the share of broadcasts that repeat an earlier value, from 0 to 1. */
  public ScenarioBuilder repeatValues(double share) {
    repeatShare = share;
    return this;
  }

  /** Sets the share of operations that must succeed, from 0 to 1. */
  public ScenarioBuilder availability(double least) {
    availability = Optional.of(least);
    return this;
  }

  /** Makes every finding invalidate the test. */
  public ScenarioBuilder strict() {
    strict = true;
    return this;
  }

  /** Sets operations and faults that are given explicitly instead of drawn from the seed. */
  public ScenarioBuilder schedule(Schedule written) {
    schedule = written;
    return this;
  }

  public ScenarioBuilder seed(long number) {
    seed = number;
    return this;
  }

  /**
   * Builds the scenario.
   *
   * @throws IllegalArgumentException if a setting is not allowed; the message says which and why
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
