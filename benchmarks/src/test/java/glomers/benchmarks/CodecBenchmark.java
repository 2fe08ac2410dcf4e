package glomers.benchmarks;

import glomers.common.protocol.Body;
import glomers.common.protocol.MalformedMessageException;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
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
 * Encodes and decodes one message, and encodes a reply to {@code read} that repeats the previous
 * one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class CodecBenchmark {
  private final MessageCodec codec = new MessageCodec();
  private final Message message = Message.request("n0", "n1", 123, new Body.Broadcast(456));
  private final byte[] line = codec.encode(message);
  private final Message read =
      Message.reply("n0", "c1", 7, new Body.ReadOk(LongStream.range(0, 10_000).boxed().toList()));

  @Benchmark
  public byte[] encode() {
    return codec.encode(message);
  }

  @Benchmark
  public byte[] encodeBody() {
    return codec.encodeBody(message);
  }

  @Benchmark
  public Message decode() throws MalformedMessageException {
    return codec.decode(line);
  }

  @Benchmark
  public byte[] encodeReadOf10000() {
    return codec.encode(read);
  }
}
