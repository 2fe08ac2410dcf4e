package glomers.workbench.scenario;

import glomers.workbench.nemesis.Fault;
import glomers.workbench.network.Latency;
import glomers.workbench.workload.Topology;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Everything that decides a test but the program under test. The names are those of Maelstrom's
 * flags. Immutable.
 *
 * @param timeLimitNanos how long clients ask for things
 * @param rate operations a second, over all clients together
 * @param concurrency how many clients ask at the same time
 * @param faults what goes wrong; if the script says it, the kinds that are in there
 * @param nemesisIntervalNanos the mean time between a fault's start and its end, and the next
 * @param repeatShare the share of broadcasts that repeat a value which was broadcast before
 * @param targets what the challenge wants of it
 * @param strict whether findings make a test invalid
 * @param seed decides every random choice
 * @param script what is written out, and so not a random choice
 */
public record Scenario(
    int nodeCount,
    long timeLimitNanos,
    double rate,
    int concurrency,
    Latency latency,
    Topology topology,
    SortedSet<Fault> faults,
    long nemesisIntervalNanos,
    double repeatShare,
    Optional<Double> availability,
    Optional<Targets> targets,
    boolean strict,
    long seed,
    Script script) {

  /** The most nodes that a test may have. */
  public static final int MAX_NODES = 1000;

  /** The share of broadcasts that repeat a value, where no other is asked for. */
  public static final double REPEAT_SHARE = 0.25;

  public Scenario {
    faults =
        Collections.unmodifiableSortedSet(
            new TreeSet<>(script.faults().isPresent() ? script.kinds() : faults));
    require(nodeCount >= 1 && nodeCount <= MAX_NODES, "--node-count must be 1 to " + MAX_NODES);
    require(timeLimitNanos >= 0, "--time-limit must not be negative");
    require(rate >= 0 && rate <= 1e6, "--rate must be 0 to 1000000");
    require(concurrency >= 1 && concurrency <= 10_000, "--concurrency must be 1 to 10000");
    require(latency.meanNanos() >= 0, "--latency must not be negative");
    require(nemesisIntervalNanos > 0, "--nemesis-interval must be more than 0");
    require(
        availability.isEmpty() || (availability.get() >= 0 && availability.get() <= 1),
        "--availability must be total, or a fraction from 0 to 1");
    Casting.check(script, nodeCount, concurrency, timeLimitNanos);
  }

  /** A scenario in which everything is drawn from the seed. */
  public Scenario(
      int nodeCount,
      long timeLimitNanos,
      double rate,
      int concurrency,
      Latency latency,
      Topology topology,
      SortedSet<Fault> faults,
      long nemesisIntervalNanos,
      double repeatShare,
      Optional<Double> availability,
      Optional<Targets> targets,
      boolean strict,
      long seed) {
    this(
        nodeCount,
        timeLimitNanos,
        rate,
        concurrency,
        latency,
        topology,
        faults,
        nemesisIntervalNanos,
        repeatShare,
        availability,
        targets,
        strict,
        seed,
        Script.NONE);
  }

  /** The same with another seed. */
  public Scenario withSeed(long other) {
    return new Scenario(
        nodeCount,
        timeLimitNanos,
        rate,
        concurrency,
        latency,
        topology,
        faults,
        nemesisIntervalNanos,
        repeatShare,
        availability,
        targets,
        strict,
        other);
  }

  /** The names of the nodes: {@code n0}, {@code n1}, … */
  public List<String> nodeIds() {
    return IntStream.range(0, nodeCount).mapToObj(i -> "n" + i).toList();
  }

  /** The node that a process talks to. */
  public String nodeOf(int process) {
    return "n" + process % concurrency % nodeCount;
  }

  /** So many seconds, in nanoseconds. */
  public static long seconds(double seconds) {
    return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
