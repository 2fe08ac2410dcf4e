package glomers.workbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.network.Journal;
import glomers.workbench.network.Packet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EchoDetectorTest {
  private static final String TELL = "{\"type\":\"tell\",\"v\":%d,\"msg_id\":%d}";

  private final EchoDetector detector = new EchoDetector(List.of(59L, 37L));
  private long id;

  @Test
  void all_values_that_come_back_at_once_are_an_echo() throws Exception {
    thereAndBack(TELL, 59, 0);
    assertThat(detector.echo()).isEmpty();
    thereAndBack(TELL, 37, 0);
    assertThat(detector.echo().orElseThrow())
        .isEqualTo(
            "n1 sent value 59 back to n0, which it had just got it from: n1 -> n0"
                + " {\"type\":\"tell\",\"v\":59,\"msg_id\":2}");
  }

  @Test
  void what_comes_back_later_is_no_echo() throws Exception {
    thereAndBack(TELL, 59, 50);
    thereAndBack(TELL, 37, 50);
    assertThat(detector.echo()).isEmpty();
  }

  @Test
  void a_list_may_be_all_that_a_node_knows() throws Exception {
    thereAndBack("{\"type\":\"state\",\"values\":[%d],\"msg_id\":%d}", 59, 0);
    thereAndBack("{\"type\":\"state\",\"values\":[%d],\"msg_id\":%d}", 37, 0);
    assertThat(detector.echo()).isEmpty();
  }

  @Test
  void a_digest_that_is_equal_to_a_value_is_no_echo() throws Exception {
    thereAndBack("{\"type\":\"digest\",\"greatest\":%d,\"msg_id\":%d}", 59, 0);
    thereAndBack("{\"type\":\"digest\",\"greatest\":%d,\"msg_id\":%d}", 59, 0);
    assertThat(detector.echo()).isEmpty();
  }

  @Test
  void a_reply_is_no_echo() throws Exception {
    for (int value : List.of(59, 37)) {
      deliver("n0", "n1", "{\"type\":\"tell\",\"v\":%d,\"msg_id\":1}".formatted(value), 0);
      deliver("n1", "n0", "{\"type\":\"tell\",\"v\":%d,\"in_reply_to\":1}".formatted(value), 0);
    }
    assertThat(detector.echo()).isEmpty();
  }

  private void thereAndBack(String body, int value, long afterMillis) throws Exception {
    deliver("n0", "n1", body.formatted(value, ++id), 0);
    deliver("n1", "n0", body.formatted(value, ++id), afterMillis);
  }

  private void deliver(String src, String dest, String body, long afterMillis) throws Exception {
    String line = "{\"src\":\"%s\",\"dest\":\"%s\",\"body\":%s}".formatted(src, dest, body);
    Packet packet = Packet.parse(line.getBytes(StandardCharsets.UTF_8));
    long sent = TimeUnit.MILLISECONDS.toNanos(afterMillis);
    detector.add(new Journal.Entry(id, packet, sent, sent, Optional.empty()));
  }
}
