package glomers.benchmarks;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import glomers.workbench.scenario.Latency;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One message through the network, from sending to delivery, without a journal. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class NetworkBenchmark {
  private static final int MESSAGES = 100_000;

  @Param({"CONSTANT", "EXPONENTIAL"})
  private Latency.Distribution distribution;

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public long message() throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    Latency latency = new Latency(TimeUnit.MILLISECONDS.toNanos(10), distribution);
    Network network =
        new Network(loop, latency, new SplittableRandom(1), Journal.NONE, packet -> {});
    long[] left = {MESSAGES};
    for (String node : new String[] {"n0", "n1"}) {
      network.connect(
          node,
          (id, packet) -> {
            if (--left[0] > 0) {
              send(network, packet.dest(), packet.src(), left[0]);
            }
            return true;
          });
    }
    for (int i = 0; i < 50; i++) { // the number of messages in flight at any time
      send(network, "n0", "n1", i);
    }
    loop.run();
    return left[0];
  }

  private static void send(Network network, String src, String dest, long value) {
    network.send(Packet.of(Message.send(src, dest, new Body.Broadcast(value))));
  }
}
