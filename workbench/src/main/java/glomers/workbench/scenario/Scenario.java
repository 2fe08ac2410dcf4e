package glomers.workbench.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Everything that decides a test but the program under test. The names are those of Maelstrom's
 * flags. Immutable.
 *
 * @param nodeIds the names of the nodes
 * @param timeLimitNanos how long clients ask for things
 * @param rate operations a second, over all clients together
 * @param concurrency how many clients ask at the same time
 * @param faults what goes wrong; if the schedule says it, the kinds that are in there
 * @param nemesisIntervalNanos the mean time between a fault's start and its end, and the next
 * @param repeatShare the share of broadcasts that repeat a value which was broadcast before
 * @param targets what the challenge wants of it
 * @param strict whether findings make a test invalid
 * @param seed decides every random choice
 * @param schedule what is written out, and so not a random choice
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

  /** How many faults of a kind there may be, about. */
  private static final long MAX_FAULTS = 10_000;

  /** The share of broadcasts that repeat a value, where no other is asked for. */
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

  /** The same with another seed. */
  public Scenario withSeed(long other) {
    return ScenarioBuilder.of(this).seed(other).build();
  }

  /** How many nodes there are. */
  public int nodeCount() {
    return nodeIds.size();
  }

  /** The node that a process talks to. */
  public String nodeOf(int process) {
    return nodeIds.get(process % concurrency % nodeIds.size());
  }

  /**
   * So many seconds, in nanoseconds. More than a {@code long} holds is its maximum; what is not a
   * number is less than any.
   */
  public static long seconds(double seconds) {
    return Double.isNaN(seconds)
        ? Long.MIN_VALUE
        : (long) (seconds * TimeUnit.SECONDS.toNanos(1)); // it saturates
  }

  /** So many milliseconds, in nanoseconds; more than a {@code long} holds is its maximum. */
  public static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis); // it saturates
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
