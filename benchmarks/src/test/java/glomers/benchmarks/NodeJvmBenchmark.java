package glomers.benchmarks;

import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.MalformedMessageException;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * The fixed costs of a node on a JVM with the flags of the parts' scripts. A figure of {@code
 * ./glomers bench} minus this cost is the part's own cost.
 */
@Fork(
    value = 5,
    jvmArgs = {
      "-XX:+UseSerialGC",
      "-Xms32m",
      "-Xmn4m",
      "-XX:TieredStopAtLevel=1",
      "-XX:-UsePerfData"
    })
public class NodeJvmBenchmark {
  private static final int BROADCASTS = 100_000;

  /** A new JVM, from its start until it has read a byte and printed a line. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 1)
  @Measurement(iterations = 5)
  public String start(Command command) throws IOException {
    Process jvm = new ProcessBuilder(command.words).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(jvm.getInputStream(), StandardCharsets.US_ASCII))) {
      jvm.getOutputStream().write('x');
      jvm.getOutputStream().flush();
      return out.readLine();
    } finally {
      jvm.destroyForcibly();
    }
  }

  /**
   * The codec's share of 100,000 broadcasts, in one thread and without I/O: each line is decoded,
   * and its acknowledgement encoded. The first iteration corresponds to a node's first 100,000
   * broadcasts, on a cold JVM, the second to the next 100,000.
   */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 0)
  @Measurement(iterations = 2, batchSize = BROADCASTS)
  public byte[] codec(Broadcasts broadcasts) throws MalformedMessageException {
    Message request = broadcasts.codec.decode(broadcasts.nextLine());
    return broadcasts.codec.encode(
        Message.reply(
            request.dest(), request.src(), request.msgId().orElseThrow(), new BroadcastOk()));
  }

  /** Formats the numbers of a read, separated by commas. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Warmup(iterations = 4, time = 1)
  @Measurement(iterations = 5, time = 1)
  @Fork(1)
  public StringBuilder formatting(Values values) {
    StringBuilder text = new StringBuilder();
    for (long value = 0; value < values.values; value++) {
      text.append(value).append(',');
    }
    return text;
  }

  /** The command that starts {@link BareJvm}. */
  @State(Scope.Thread)
  public static class Command {
    private final List<String> words = new ArrayList<>();

    @Setup
    public void prepare() throws URISyntaxException {
      words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      words.addAll(List.of(NodeJvmBenchmark.class.getAnnotation(Fork.class).jvmArgs()));
      var classes = BareJvm.class.getProtectionDomain().getCodeSource().getLocation();
      words.addAll(List.of("-cp", Path.of(classes.toURI()).toString(), BareJvm.class.getName()));
    }
  }

  /** The lines of broadcasts, as a client writes them. */
  @State(Scope.Thread)
  public static class Broadcasts {
    private final MessageCodec codec = new MessageCodec();
    private final byte[][] lines = new byte[2 * BROADCASTS][];
    private int next;

    @Setup
    public void prepare() {
      for (int i = 0; i < lines.length; i++) {
        String line =
            "{\"id\":%1$d,\"src\":\"c1\",\"dest\":\"n0\",\"body\":{\"type\":\"broadcast\",\"message\":%1$d,\"msg_id\":%1$d}}";
        lines[i] = line.formatted(i).getBytes(StandardCharsets.US_ASCII);
      }
    }

    byte[] nextLine() {
      return lines[next++ % lines.length];
    }
  }

  /** The number of values that a read shows. */
  @State(Scope.Thread)
  public static class Values {
    @Param({"1000", "10000", "100000"})
    private int values;
  }
}
