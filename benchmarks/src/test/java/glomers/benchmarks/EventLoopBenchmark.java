package glomers.benchmarks;

import glomers.workbench.loop.EventLoop;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An event of the loop with a timer that is cancelled, as the timeouts of most RPCs are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class EventLoopBenchmark {
  private static final int EVENTS = 100_000;

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long eventWithTimeoutThatIsCancelled() throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    for (int chain = 0; chain < 10; chain++) {
      next(loop, EVENTS / 10);
    }
    loop.run();
    return loop.now();
  }

  private static void next(EventLoop loop, int left) {
    if (left > 0) {
      EventLoop.Event timeout = loop.after(TimeUnit.SECONDS.toNanos(10), () -> {});
      loop.after(
          TimeUnit.MILLISECONDS.toNanos(1),
          () -> {
            loop.cancel(timeout);
            next(loop, left - 1);
          });
    }
  }
}
