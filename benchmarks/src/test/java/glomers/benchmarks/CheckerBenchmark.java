package glomers.benchmarks;

import glomers.part3c.FaultTolerantBroadcast;
import glomers.workbench.checker.SetFull;
import glomers.workbench.history.Operation;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.ScenarioBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The check of a finished history: 3c on a network without faults, 100 operations per second, half
 * of them broadcasts and half reads. Each read shows all values so far.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class CheckerBenchmark {
  @Param({"200", "2000", "20000"})
  private int operations;

  private List<Operation> history;

  @Setup
  public void prepare() {
    history =
        Simulation.run(
                ScenarioBuilder.of(Challenge.C3B)
                    .rate(100)
                    .seconds(operations / 100.0)
                    .seed(1)
                    .build(),
                FaultTolerantBroadcast::new)
            .history();
  }

  @Benchmark
  public SetFull.Result setFull() {
    return SetFull.check(history);
  }
}
