package glomers.common.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Environment;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessEnvironmentTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final LineWriter writer = new LineWriter(sent, e -> {});
  private final Environment environment =
      new ProcessEnvironment(new MessageCodec(), writer, new PrintStream(logged, true, UTF_8));

  @Test
  void a_message_is_written_as_one_line() throws Exception {
    environment.send(Message.send("n0", "n1", new Read()));
    writer.close(Threads.PATIENCE_SECONDS * 1000);
    assertThat(sent).hasToString("{\"src\":\"n0\",\"dest\":\"n1\",\"body\":{\"type\":\"read\"}}\n");
  }

  @Test
  void a_task_runs_when_its_delay_has_passed_and_not_before() {
    CountDownLatch ran = new CountDownLatch(1);
    AtomicLong at = new AtomicLong();
    long start = environment.nanoTime();
    environment.runLater(
        Duration.ofMillis(30),
        () -> {
          at.set(environment.nanoTime());
          ran.countDown();
        });
    Threads.await(ran);
    assertThat(Duration.ofNanos(at.get() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
  }

  @Test
  void a_task_with_the_longest_delay_never_runs_and_delays_no_other() {
    AtomicBoolean ran = new AtomicBoolean();
    CountDownLatch next = new CountDownLatch(1);
    environment.runLater(Duration.ofNanos(Long.MAX_VALUE), () -> ran.set(true));
    environment.runLater(Duration.ofMillis(1), next::countDown);
    Threads.await(next);
    assertThat(ran).isFalse();
  }

  @Test
  void a_cancelled_task_does_not_run() {
    CountDownLatch later = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Environment.Timer timer = environment.runLater(Duration.ofMillis(50), cancelled::countDown);
    environment.runLater(Duration.ofMillis(51), later::countDown);
    timer.cancel();
    Threads.await(later);
    assertThat(cancelled.getCount()).isEqualTo(1);
  }

  @Test
  void a_task_that_fails_is_logged_and_the_next_one_runs() {
    CountDownLatch next = new CountDownLatch(1);
    environment.runLater(
        Duration.ZERO,
        () -> {
          throw new IllegalStateException("boom");
        });
    environment.runLater(Duration.ofMillis(1), next::countDown);
    Threads.await(next);
    assertThat(logged.toString(UTF_8))
        .startsWith(
            "a timer task threw an exception\njava.lang.IllegalStateException: boom\n\tat ");
  }
}
