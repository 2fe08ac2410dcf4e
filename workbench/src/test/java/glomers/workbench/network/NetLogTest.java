package glomers.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Messages are printed as they happen, with times since the beginning of the operations. */
class NetLogTest {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final Packet packet = Packet.of(Message.send("n0", "n1", new Body.Broadcast(1)));

  @Test
  void times_count_from_the_beginning_of_the_operations_and_earlier_messages_are_marked() {
    PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
    NetLog log = new NetLog(Journal.NONE, out, true, true);
    log.sent(1, packet, millis(5));
    log.begin(millis(300));
    log.add(new Journal.Entry(1, packet, millis(5), millis(300), Optional.empty()));
    log.sent(2, packet, millis(320));
    log.add(new Journal.Entry(2, packet, millis(320), millis(420), Optional.of("partition 1")));
    assertThat(text.toString(StandardCharsets.UTF_8).lines())
        .extracting(line -> line.replaceAll(" \\{.*", ""))
        .containsExactly(
            "send before #1 n0 -> n1", "recv 0 ms #1 n0 -> n1", "send 20 ms #2 n0 -> n1");
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
