package glomers.workbench.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures programs side by side. Within each measurement they take turns, round by round, so that
 * whatever else the machine does hits all of them alike. Used once, by one thread.
 */
public final class Bench {
  /** After its start or its work, a node gets so long to come to rest before its memory counts. */
  private static final long REST_MILLIS = 200;

  private final List<Candidate> candidates;
  private final Effort effort;
  private final Steps steps;
  private final Scores scores = new Scores();
  private int step;

  private Bench(List<Candidate> candidates, Effort effort, Steps steps) {
    this.candidates = Candidate.distinct(candidates);
    this.effort = effort;
    this.steps = steps;
  }

  /** Told how far a bench is. */
  public interface Steps {
    /**
     * A step begins.
     *
     * @param what in words
     * @param number from 0
     * @param total how many there will be
     */
    void begin(String what, int number, int total);
  }

  /**
   * Measures programs.
   *
   * @throws BenchException if one of them dies, is silent, or answers wrongly
   * @throws IOException if no JVM can be started to measure them against
   */
  public static BenchResult run(List<Candidate> candidates, Effort effort, Steps steps)
      throws BenchException, IOException, InterruptedException {
    return new Bench(candidates, effort, steps).run();
  }

  /** One measurement of one program. */
  private interface Turn {
    void take(Candidate candidate) throws BenchException, IOException, InterruptedException;
  }

  private BenchResult run() throws BenchException, IOException, InterruptedException {
    try (Children children = new Children(effort.patienceSeconds())) {
      Jvm jvm = new Jvm(children);
      Setting setting = Setting.of(jvm); // before it is this bench that loads the machine
      rounds(
          "starts", effort.starts(), candidate -> start(children, candidate), () -> startBare(jvm));
      rounds(
          effort.together() + " nodes at once",
          effort.togetherRounds(),
          candidate -> startTogether(children, candidate),
          () -> {});
      rounds(
          "broadcasts",
          effort.rounds(),
          candidate -> broadcast(children, candidate),
          () -> runCodec(jvm));
      rounds("round trips", effort.rounds(), c -> roundTrips(children, c), () -> {});
      read(children, jvm);
      return new BenchResult(candidates, effort, setting, scores);
    }
  }

  /** The yardstick's turn. */
  private interface Yardstick {
    void take() throws IOException, InterruptedException;
  }

  private void rounds(String what, int count, Turn turn, Yardstick yardstick)
      throws BenchException, IOException, InterruptedException {
    for (int round = 1; round <= count; round++) {
      steps.begin(what + ", round " + round + " of " + count, step++, total());
      yardstick.take();
      for (Candidate candidate : candidates) {
        turn.take(candidate);
      }
    }
  }

  private int total() {
    return effort.starts()
        + effort.togetherRounds()
        + 2 * effort.rounds()
        + effort.readSizes().size();
  }

  private void startBare(Jvm jvm) throws IOException, InterruptedException {
    scores.add(Measure.INIT_OK, Section.START.yardstick(), jvm.bareNanos() / 1e6);
  }

  private void start(Children children, Candidate candidate) throws BenchException {
    try (NodeProcess node = NodeProcess.start(children, candidate, "n0", List.of("n0"))) {
      scores.add(Measure.INIT_OK, candidate.name(), node.awaitInitOk() / 1e6);
    }
  }

  private void startTogether(Children children, Candidate candidate) throws BenchException {
    double millis = Together.start(children, candidate, effort.together()).readyMillis();
    scores.add(Measure.together(effort.together()), candidate.name(), millis);
  }

  private void broadcast(Children children, Candidate candidate)
      throws BenchException, InterruptedException {
    try (NodeProcess node = NodeProcess.startAlone(children, candidate)) {
      String name = candidate.name();
      int count = effort.messages();
      Thread.sleep(REST_MILLIS);
      scores.add(Measure.IDLE, name, Usage.residentMegabytes(node.handle()));
      double cpuBefore = Usage.cpuSeconds(node.handle()).orElse(0);
      long nanos = Load.pipelined(node, 0, count, effort.window());
      scores.add(Measure.FIRST, name, count * 1e9 / nanos);
      Thread.sleep(REST_MILLIS);
      scores.add(Measure.FILLED, name, Usage.residentMegabytes(node.handle()));
      nanos = Load.pipelined(node, count, count, effort.window());
      scores.add(Measure.NEXT, name, count * 1e9 / nanos);
      Usage.cpuSeconds(node.handle())
          .ifPresent(cpu -> scores.add(Measure.CPU, name, (cpu - cpuBefore) * 1e6 / (2.0 * count)));
      Load.read(node, 2 * count);
      scores.add(Measure.PEAK, name, Usage.peakMegabytes(node.handle()));
    }
  }

  private void runCodec(Jvm jvm) throws IOException, InterruptedException {
    double[] seconds = jvm.codecSeconds(effort.messages());
    String name = Section.THROUGHPUT.yardstick();
    scores.add(Measure.FIRST, name, effort.messages() / seconds[0]);
    scores.add(Measure.NEXT, name, effort.messages() / seconds[1]);
    scores.add(Measure.CPU, name, (seconds[0] + seconds[1]) * 1e6 / (2.0 * effort.messages()));
  }

  private void roundTrips(Children children, Candidate candidate) throws BenchException {
    try (NodeProcess node = NodeProcess.startAlone(children, candidate)) {
      Load.oneByOne(node, 0, effort.requests());
      long[] nanos = Load.oneByOne(node, effort.requests(), effort.requests());
      scores.add(Measure.P50, candidate.name(), Sample.quantile(nanos, 0.5) / 1e3);
      scores.add(Measure.P99, candidate.name(), Sample.quantile(nanos, 0.99) / 1e3);
    }
  }

  private void read(Children children, Jvm jvm)
      throws BenchException, IOException, InterruptedException {
    List<NodeProcess> nodes = new ArrayList<>();
    try {
      for (Candidate candidate : candidates) {
        nodes.add(NodeProcess.startAlone(children, candidate));
      }
      int held = 0;
      for (int size : effort.readSizes()) {
        steps.begin("reads of " + size + " values", step++, total());
        double formattingMillis = jvm.formattingMillis(size);
        scores.add(Measure.read(size), Section.READS.yardstick(), formattingMillis);
        scores.add(Measure.firstRead(size), Section.FIRST_READS.yardstick(), formattingMillis);
        for (int i = 0; i < nodes.size(); i++) {
          Load.pipelined(nodes.get(i), held, size - held, effort.window());
          double millis = Load.read(nodes.get(i), size) / 1e6;
          scores.add(Measure.firstRead(size), candidates.get(i).name(), millis);
        }
        held = size;
        for (int round = 0; round < effort.reads(); round++) {
          held++;
          for (int i = 0; i < nodes.size(); i++) {
            Load.oneByOne(nodes.get(i), held - 1, 1);
            double millis = Load.read(nodes.get(i), held) / 1e6;
            scores.add(Measure.read(size), candidates.get(i).name(), millis);
          }
        }
      }
    } finally {
      nodes.forEach(NodeProcess::close);
    }
  }
}
