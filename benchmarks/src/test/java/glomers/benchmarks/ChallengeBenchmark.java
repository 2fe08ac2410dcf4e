package glomers.benchmarks;

import glomers.part3c.FaultTolerantBroadcast;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole test of challenge 3c in virtual time: five nodes, twenty seconds, partitions, recovery,
 * check; about 7,000 messages. Each run has another seed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class ChallengeBenchmark {
  private Path journal;
  private long seed;

  @Setup
  public void prepare() throws IOException {
    journal = Files.createTempFile("messages", ".jsonl");
  }

  @TearDown
  public void tidyUp() throws IOException {
    Files.delete(journal);
  }

  @Benchmark
  public Outcome challenge() {
    return Simulation.run(next(), FaultTolerantBroadcast::new, List.of());
  }

  @Benchmark
  public Outcome challengeWithJournalOnDisk() throws IOException {
    try (JournalWriter writer = new JournalWriter(journal)) {
      return Simulation.run(
          next(), FaultTolerantBroadcast::new, List.of(), operation -> {}, writer);
    }
  }

  private Scenario next() {
    return ScenarioBuilder.of(Challenge.C3C).seed(seed++ % 100).build();
  }
}
