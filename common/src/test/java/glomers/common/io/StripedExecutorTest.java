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

class StripedExecutorTest {
  private static final long CLOSE_MILLIS = Threads.PATIENCE_SECONDS * 1000;

  private final StripedExecutor stripes = new StripedExecutor(2, Runnable::run);

  @Test
  void tasks_of_one_key_run_in_order_and_one_at_a_time() throws Exception {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 30_000; i++) { // more than a stripe holds at once
      int number = i;
      stripes.add(
          "c1",
          0,
          () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            order.add(number);
            running.decrementAndGet();
          });
    }
    stripes.close(CLOSE_MILLIS);
    assertThat(order).isEqualTo(IntStream.range(0, 30_000).boxed().toList());
    assertThat(most).hasValue(1);
  }

  @Test
  void tasks_of_different_keys_run_concurrently() throws Exception {
    CountDownLatch bothRun = new CountDownLatch(2);
    CountDownLatch bothMet = new CountDownLatch(2);
    for (int key = 0; key < 2; key++) {
      stripes.add(
          key,
          0,
          () -> {
            bothRun.countDown();
            Threads.await(bothRun);
            bothMet.countDown();
          });
    }
    stripes.handOver();
    Threads.await(bothMet);
    stripes.close(CLOSE_MILLIS);
  }

  @Test
  void every_key_has_a_stripe() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    for (int key : new int[] {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE}) {
      stripes.add(key, 0, ran::incrementAndGet);
    }
    stripes.close(CLOSE_MILLIS);
    assertThat(ran).hasValue(5);
  }

  @Test
  void a_thread_waits_while_a_stripe_is_full_and_loses_no_task() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    stripes.add("c1", 0, () -> Threads.await(gate));
    stripes.handOver();
    Thread busy =
        Threads.start(
            () ->
                IntStream.range(0, 200_000)
                    .forEach(n -> stripes.add("c1", 0, ran::incrementAndGet)));
    Threads.awaitWaiting(busy);
    gate.countDown();
    Threads.join(busy);
    stripes.close(CLOSE_MILLIS);
    assertThat(ran).hasValue(200_000);
  }

  @Test
  void a_thread_waits_while_a_few_tasks_of_many_bytes_fill_a_stripe() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    int tasks = 10;
    Thread busy =
        Threads.start(
            () -> {
              for (int i = 0; i < tasks; i++) {
                stripes.add(
                    "c1",
                    StripedExecutor.CAPACITY_BYTES / 4,
                    () -> {
                      Threads.await(gate);
                      ran.incrementAndGet();
                    });
              }
            });
    Threads.awaitWaiting(busy); // otherwise it has added them all and ended
    gate.countDown();
    Threads.join(busy);
    stripes.close(CLOSE_MILLIS);
    assertThat(ran).hasValue(tasks);
  }

  @Test
  void a_task_larger_than_a_stripes_capacity_runs_alone() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      stripes.add("c1", 2 * StripedExecutor.CAPACITY_BYTES, ran::incrementAndGet);
    }
    stripes.close(CLOSE_MILLIS);
    assertThat(ran).hasValue(3);
  }

  @Test
  void closing_gives_up_on_a_task_that_never_ends() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    stripes.add("c1", 0, () -> Threads.await(never));
    stripes.close(1); // returns, or this test never ends
    assertThat(never.getCount()).isEqualTo(1);
    never.countDown();
  }

  @Test
  void after_closing_tasks_are_refused() throws Exception {
    stripes.close(CLOSE_MILLIS);
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(
            () -> {
              stripes.add("c1", 0, () -> {});
              stripes.handOver();
            });
  }

  @Test
  void tasks_wait_until_they_are_handed_over_and_then_run_as_one_batch() throws Exception {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    StripedExecutor logged =
        new StripedExecutor(
            2,
            tasks -> {
              log.add("begin");
              tasks.run();
              log.add("end");
            });
    logged.add("c1", 0, () -> log.add("a"));
    logged.add("c1", 0, () -> log.add("b"));
    assertThat(log).isEmpty(); // they are still in their batch
    logged.handOver();
    logged.handOver(); // an empty batch is not run
    logged.close(CLOSE_MILLIS);
    assertThat(log).containsExactly("begin", "a", "b", "end");
  }

  @Test
  void a_task_that_throws_does_not_stop_those_after_it() throws Exception {
    List<Throwable> shown = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger ran = new AtomicInteger();
    stripes.add(
        "c1", 0, () -> Thread.currentThread().setUncaughtExceptionHandler((t, e) -> shown.add(e)));
    stripes.add(
        "c1",
        0,
        () -> {
          throw new OutOfMemoryError("planted");
        });
    stripes.add("c1", 0, ran::incrementAndGet);
    stripes.close(CLOSE_MILLIS);
    assertThat(ran).hasValue(1);
    assertThat(shown).hasSize(1).first().asString().contains("planted");
  }
}
