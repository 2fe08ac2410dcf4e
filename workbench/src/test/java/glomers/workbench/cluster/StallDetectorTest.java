package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
  private static final long MILLISECOND = 1_000_000;

  private final StallDetector detector = new StallDetector(5 * MILLISECOND, 3);

  @Test
  void a_call_that_waits_is_stalled_after_so_many_looks() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread waiting = new Thread(() -> awaitQuietly(end));
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    look(1, waiting, 3);
    assertThat(detector.isStalled()).isFalse();
    look(1, waiting, 1);
    assertThat(detector.isStalled()).isTrue();
    end.countDown();
    waiting.join();
  }

  @Test
  void a_call_that_uses_the_processor_is_stalled_at_last() {
    long looks = 0;
    while (!detector.isStalled()) {
      detector.look(7, Thread.currentThread());
      looks++;
    }
    assertThat(looks).isGreaterThan(2);
  }

  @Test
  void calls_that_end_are_not_stalled_however_many_there_are() {
    for (int calls = 1; calls < 100_000; calls++) {
      detector.look(calls, Thread.currentThread());
      assertThat(detector.isStalled()).isFalse();
    }
  }

  @Test
  void a_program_between_calls_is_not_stalled() throws Exception {
    Thread ended = new Thread(() -> {});
    ended.start();
    ended.join();
    look(2, ended, 100);
    assertThat(detector.isStalled()).isFalse();
  }

  private void look(long calls, Thread thread, int times) {
    for (int i = 0; i < times; i++) {
      detector.look(calls, thread);
    }
  }

  private static void awaitQuietly(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
