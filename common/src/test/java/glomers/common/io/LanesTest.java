package glomers.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final long CLOSE_MILLIS = Threads.PATIENCE_SECONDS * 1000;

  private final Lanes lanes = new Lanes(2);

  @Test
  void tasks_of_one_key_run_in_their_order_and_never_two_at_a_time() throws Exception {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 30_000; i++) { // more than a lane holds at once
      int number = i;
      lanes.run(
          "c1",
          () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            order.add(number);
            running.decrementAndGet();
          });
    }
    lanes.close(CLOSE_MILLIS);
    assertThat(order).isEqualTo(IntStream.range(0, 30_000).boxed().toList());
    assertThat(most).hasValue(1);
  }

  @Test
  void tasks_of_different_keys_run_at_the_same_time() throws Exception {
    CountDownLatch bothRun = new CountDownLatch(2);
    CountDownLatch bothMet = new CountDownLatch(2);
    for (int key = 0; key < 2; key++) {
      lanes.run(
          key,
          () -> {
            bothRun.countDown();
            Threads.await(bothRun);
            bothMet.countDown();
          });
    }
    Threads.await(bothMet);
    lanes.close(CLOSE_MILLIS);
  }

  @Test
  void every_key_has_a_lane() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    for (int key : new int[] {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE}) {
      lanes.run(key, ran::incrementAndGet);
    }
    lanes.close(CLOSE_MILLIS);
    assertThat(ran).hasValue(5);
  }

  @Test
  void who_brings_more_than_a_lane_holds_waits_and_loses_nothing() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    lanes.run("c1", () -> Threads.await(gate));
    Thread busy =
        Threads.start(
            () -> IntStream.range(0, 100_000).forEach(n -> lanes.run("c1", ran::incrementAndGet)));
    Threads.awaitWaiting(busy);
    gate.countDown();
    Threads.join(busy);
    lanes.close(CLOSE_MILLIS);
    assertThat(ran).hasValue(100_000);
  }

  @Test
  void closing_gives_up_on_a_task_that_never_ends() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    lanes.run("c1", () -> Threads.await(never));
    lanes.close(1); // returns, or this test never ends
    assertThat(never.getCount()).isEqualTo(1);
    never.countDown();
  }

  @Test
  void after_closing_tasks_are_refused() throws Exception {
    lanes.close(CLOSE_MILLIS);
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> lanes.run("c1", () -> {}));
  }
}
