package glomers.workbench.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Everything that decides a test, except the program under test. The names are those of Maelstrom's
 * flags. Immutable.
 *
 * @param nodeIds the names of the nodes
 * @param timeLimitNanos how long clients invoke operations, in nanoseconds
 * @param rate operations per second, over all clients together
 * @param concurrency how many clients there are; each has at most one operation pending
 * @param faults the kinds of faults to inject; if the schedule has faults, their kinds
 * @param nemesisIntervalNanos the mean time from a fault's start to its end, and from there to the
 *     next start
 * @param repeatShare the share of broadcasts that repeat an earlier value, from 0 to 1
 * @param targets the challenge's performance targets, if it has any
 * @param strict whether a finding makes the test invalid
 * @param seed the seed of every random choice
 * @param schedule operations and faults that are given explicitly instead of drawn from the seed
 */
public record Scenario(
    List<String> nodeIds,
    long timeLimitNanos,
    double rate,
    int concurrency,
    Latency latency,
    Topology topology,
    SortedSet<FaultKind> faults,
    long nemesisIntervalNanos,
    double repeatShare,
    Optional<Double> availability,
    Optional<Targets> targets,
    boolean strict,
    long seed,
    Schedule schedule) {

  /** The most nodes that a test may have. */
  public static final int MAX_NODES = 1000;

  /** The longest time limit, and the longest interval between faults: a day. */
  public static final long MAX_SECONDS = 86_400;

  /** The longest mean latency: a minute. */
  public static final long MAX_LATENCY_MILLIS = 60_000;

  private static final double MIN_RATE = 0.001;
  private static final double MAX_RATE = 1_000_000;

  /** The approximate number of faults of one kind that a test may have. */
  private static final long MAX_FAULTS = 10_000;

  /** The default share of broadcasts that repeat a value, if repeats are enabled. */
  public static final double REPEAT_SHARE = 0.25;

  public Scenario {
    faults =
        Collections.unmodifiableSortedSet(
            new TreeSet<>(schedule.faults().isPresent() ? schedule.kinds() : faults));
    nodeIds = List.copyOf(nodeIds);
    require(
        !nodeIds.isEmpty() && nodeIds.size() <= MAX_NODES,
        "--node-count must be 1 to " + MAX_NODES);
    NodeNames.check(nodeIds);
    require(
        timeLimitNanos >= 0 && timeLimitNanos <= seconds(MAX_SECONDS),
        "--time-limit must be 0 to " + MAX_SECONDS + " seconds");
    require(
        rate >= MIN_RATE && rate <= MAX_RATE,
        "--rate must be 0.001 to 1000000 operations a second");
    require(concurrency >= 1 && concurrency <= 10_000, "--concurrency must be 1 to 10000");
    require(
        latency.meanNanos() >= 0 && latency.meanNanos() <= millis(MAX_LATENCY_MILLIS),
        "--latency must be 0 to " + MAX_LATENCY_MILLIS + " ms");
    require(
        nemesisIntervalNanos > 0 && nemesisIntervalNanos <= seconds(MAX_SECONDS),
        "--nemesis-interval must be more than 0, and " + MAX_SECONDS + " seconds at most");
    require(
        faults.isEmpty()
            || schedule.faults().isPresent()
            || timeLimitNanos / nemesisIntervalNanos <= MAX_FAULTS,
        "--nemesis-interval is so short, for this --time-limit, that there would be more than "
            + MAX_FAULTS
            + " faults");
    require(repeatShare >= 0 && repeatShare <= 1, "--repeat-values must be a share from 0 to 1");
    require(
        availability.isEmpty() || (availability.get() >= 0 && availability.get() <= 1),
        "--availability must be total, or a fraction from 0 to 1");
    ScheduleValidator.check(schedule, nodeIds, concurrency, timeLimitNanos);
  }

  /** The same scenario with another seed. */
  public Scenario withSeed(long other) {
    return ScenarioBuilder.of(this).seed(other).build();
  }

  /** The number of nodes. */
  public int nodeCount() {
    return nodeIds.size();
  }

  /** The node that a process invokes operations on. A process is a logical client. */
  public String nodeOf(int process) {
    return nodeIds.get(process % concurrency % nodeIds.size());
  }

  /**
   * Seconds as nanoseconds. A value too large for a {@code long} gives the maximum; NaN gives the
   * minimum.
   */
  public static long seconds(double seconds) {
    return Double.isNaN(seconds)
        ? Long.MIN_VALUE
        : (long) (seconds * TimeUnit.SECONDS.toNanos(1)); // the cast saturates
  }

  /** Milliseconds as nanoseconds. A value too large for a {@code long} gives the maximum. */
  public static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis); // toNanos saturates
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
