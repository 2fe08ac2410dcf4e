package glomers.workbench.bench;

import glomers.workbench.checker.Quantile;
import glomers.workbench.cluster.ResourceUsage;
import glomers.workbench.cluster.SystemUnderTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures programs side by side. Within each measurement they take turns, round by round, so that
 * other load on the machine affects all of them alike. Used once, by one thread.
 */
public final class Bench {
  /** Idle time of a node before its memory is measured. */
  private static final long REST_MILLIS = 200;

  private final List<SystemUnderTest> systems;
  private final BenchConfig config;
  private final Progress progress;
  private final NodeLauncher launcher;
  private final Measurements measurements = new Measurements();
  private int step;

  private Bench(
      List<SystemUnderTest> systems, BenchConfig config, Progress progress, NodeLauncher launcher) {
    this.systems = systems;
    this.config = config;
    this.progress = progress;
    this.launcher = launcher;
  }

  /** Follows the steps of a bench. */
  public interface Progress {
    /**
     * Called when a step begins.
     *
     * @param what description of the step
     * @param number index of the step, from 0
     * @param total number of steps
     */
    void begin(String what, int number, int total);
  }

  /**
   * Measures programs.
   *
   * @throws BenchException if one of them dies, writes nothing in time, or replies wrongly
   */
  public static BenchResult run(
      List<SystemUnderTest> systems, BenchConfig config, Progress progress)
      throws BenchException, InterruptedException {
    Platform platform = Platform.current(); // before the bench loads the machine
    List<SystemUnderTest> distinct = withDistinctLabels(systems);
    try (NodeLauncher launcher = new NodeLauncher(config.timeoutSeconds())) {
      Bench bench = new Bench(distinct, config, progress, launcher);
      bench.measure();
      return new BenchResult(distinct, config, platform, bench.measurements);
    }
  }

  /** The same programs with distinct labels: a repeated label gets a number. */
  static List<SystemUnderTest> withDistinctLabels(List<SystemUnderTest> systems) {
    Set<String> taken = new HashSet<>();
    List<SystemUnderTest> distinct = new ArrayList<>();
    for (SystemUnderTest system : systems) {
      String label = system.label();
      for (int number = 2; !taken.add(label); number++) {
        label = system.label() + "-" + number;
      }
      distinct.add(system.withLabel(label));
    }
    return distinct;
  }

  /** One measurement of one program. */
  private interface Turn {
    void take(SystemUnderTest system) throws BenchException, InterruptedException;
  }

  private void measure() throws BenchException, InterruptedException {
    rounds("starts", config.starts(), this::start);
    rounds(
        config.concurrentStarts() + " nodes at once",
        config.concurrentStartRounds(),
        this::startConcurrently);
    rounds("broadcasts", config.rounds(), this::broadcast);
    rounds("round trips", config.rounds(), this::roundTrips);
    read();
  }

  private void rounds(String what, int count, Turn turn)
      throws BenchException, InterruptedException {
    for (int round = 1; round <= count; round++) {
      begin(what + ", round " + round + " of " + count);
      for (SystemUnderTest system : systems) {
        turn.take(system);
      }
    }
  }

  private void begin(String what) {
    int total =
        config.starts()
            + config.concurrentStartRounds()
            + 2 * config.rounds()
            + config.readSizes().size();
    progress.begin(what, step++, total);
  }

  private void start(SystemUnderTest system) throws BenchException {
    try (BenchClient node = launcher.start(system, "n0", List.of("n0"))) {
      measurements.add(Metric.INIT_OK, system.label(), node.awaitInitOk() / 1e6);
    }
  }

  private void startConcurrently(SystemUnderTest system) throws BenchException {
    int count = config.concurrentStarts();
    double millis = ConcurrentStart.measure(launcher, system, count).readyMillis();
    measurements.add(Metric.concurrentStart(count), system.label(), millis);
  }

  private void broadcast(SystemUnderTest system) throws BenchException, InterruptedException {
    try (BenchClient node = launcher.startAlone(system)) {
      String label = system.label();
      int count = config.messages();
      Thread.sleep(REST_MILLIS);
      measurements.add(Metric.IDLE, label, ResourceUsage.residentMegabytes(node.handle()));
      double cpuBefore = ResourceUsage.cpuNanos(node.handle()).orElse(0);
      long nanos = LoadGenerator.pipelined(node, 0, count, config.window());
      measurements.add(Metric.FIRST, label, count * 1e9 / nanos);
      Thread.sleep(REST_MILLIS);
      measurements.add(Metric.FILLED, label, ResourceUsage.residentMegabytes(node.handle()));
      nanos = LoadGenerator.pipelined(node, count, count, config.window());
      measurements.add(Metric.NEXT, label, count * 1e9 / nanos);
      ResourceUsage.cpuNanos(node.handle())
          .ifPresent(cpu -> measurements.add(Metric.CPU, label, (cpu - cpuBefore) / 2e3 / count));
      LoadGenerator.read(node, 2 * count);
      measurements.add(Metric.PEAK, label, ResourceUsage.peakMegabytes(node.handle()));
    }
  }

  private void roundTrips(SystemUnderTest system) throws BenchException {
    try (BenchClient node = launcher.startAlone(system)) {
      LoadGenerator.oneByOne(node, 0, config.requests());
      long[] nanos = LoadGenerator.oneByOne(node, config.requests(), config.requests());
      long[] sorted = Arrays.stream(nanos).sorted().toArray();
      measurements.add(Metric.P50, system.label(), Quantile.of(sorted, 0.5) / 1e3);
      measurements.add(Metric.P99, system.label(), Quantile.of(sorted, 0.99) / 1e3);
    }
  }

  private void read() throws BenchException, InterruptedException {
    List<BenchClient> nodes = new ArrayList<>();
    try {
      for (SystemUnderTest system : systems) {
        nodes.add(launcher.startAlone(system));
      }
      int held = 0;
      for (int size : config.readSizes()) {
        begin("reads of " + size + " values");
        for (int i = 0; i < nodes.size(); i++) {
          LoadGenerator.pipelined(nodes.get(i), held, size - held, config.window());
          double millis = LoadGenerator.read(nodes.get(i), size) / 1e6;
          measurements.add(Metric.firstRead(size), systems.get(i).label(), millis);
        }
        held = size;
        for (int round = 0; round < config.reads(); round++) {
          held++;
          for (int i = 0; i < nodes.size(); i++) {
            LoadGenerator.oneByOne(nodes.get(i), held - 1, 1);
            double millis = LoadGenerator.read(nodes.get(i), held) / 1e6;
            measurements.add(Metric.read(size), systems.get(i).label(), millis);
          }
        }
      }
    } finally {
      nodes.forEach(BenchClient::close);
    }
  }
}
