package glomers.benchmarks;

import glomers.common.node.Environment;
import glomers.common.node.Node;
import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Message;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The dispatch of a node, without codec and network: from a request through its handler to the
 * reply, and from an RPC through its reply to the caller.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class DispatchBenchmark {
  private final LastMessage environment = new LastMessage();
  private final Node node = new Node(environment);
  private final Message request = Message.request("c1", "n0", 7, new Broadcast(7));

  public DispatchBenchmark() {
    node.on(Broadcast.class, received -> node.reply(received, new BroadcastOk()));
    node.receive(Message.request("c0", "n0", 1, new Init("n0", List.of("n0", "n1"))));
  }

  @Benchmark
  public Message requestAndReply() {
    node.receive(request);
    return environment.sent;
  }

  @Benchmark
  public Body rpcAndAnswer() {
    Body[] answer = new Body[1];
    node.rpc("n1", new Broadcast(7), BroadcastOk.class, Duration.ofSeconds(1))
        .thenAccept(ok -> answer[0] = ok);
    node.receive(
        Message.reply("n1", "n0", environment.sent.msgId().orElseThrow(), new BroadcastOk()));
    return answer[0];
  }

  /** Keeps the last message, and ignores timers. */
  private static final class LastMessage implements Environment {
    private Message sent;

    @Override
    public void send(Message message) {
      sent = message;
    }

    @Override
    public Timer runLater(Duration delay, Runnable task) {
      return () -> {};
    }

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public RandomGenerator random() {
      return new Random(0);
    }

    @Override
    public void log(String text) {
      throw new IllegalStateException(text);
    }
  }
}
