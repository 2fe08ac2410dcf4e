package glomers.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import glomers.common.node.Environment;
import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ConcurrentEnvironmentTest {
  private static final int THREADS = 4;
  private static final int MESSAGES = 5_000; // of each thread

  private final ConcurrentEnvironment environment = new ConcurrentEnvironment();
  private final List<String> events = new ArrayList<>();

  @Test
  void the_tasks_run_concurrently_each_with_its_number() throws Exception {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    ConcurrentLinkedQueue<Integer> numbers = new ConcurrentLinkedQueue<>();
    ConcurrentEnvironment.runConcurrently(
        THREADS,
        number -> {
          await(together);
          numbers.add(number);
        });
    assertThat(numbers).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void a_task_that_throws_fails_the_test_and_is_named_as_the_cause() {
    IllegalStateException boom = new IllegalStateException("boom");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                ConcurrentEnvironment.runConcurrently(
                    THREADS,
                    number -> {
                      if (number == 2) {
                        throw boom;
                      }
                    }))
        .withMessage("a task failed: java.lang.IllegalStateException: boom")
        .withCause(boom);
  }

  private record Values(List<Long> list) implements Body {}

  @Test
  void a_record_of_a_programs_own_is_kept_as_it_was_when_it_was_sent() {
    List<Long> list = new ArrayList<>(List.of(7L));
    environment.send(Message.send("n0", "n1", new Values(list)));
    list.clear();
    assertThat(environment.takeSent())
        .extracting(Message::body)
        .containsExactly(new Values(List.of(7L)));
  }

  /** A lost message would show only in some runs, so the test repeats. */
  @RepeatedTest(20)
  void messages_of_many_threads_are_taken_once_and_in_the_order_of_each_thread() throws Exception {
    ConcurrentEnvironment.runConcurrently(
        THREADS,
        number -> {
          for (int i = 0; i < MESSAGES; i++) {
            environment.send(message("n" + number, i));
          }
        });
    List<Message> sent = environment.takeSent();
    assertThat(sent).hasSize(THREADS * MESSAGES);
    for (int i = 0; i < THREADS; i++) {
      String src = "n" + i;
      assertThat(sent.stream().filter(message -> message.src().equals(src)))
          .extracting(message -> ((Broadcast) message.body()).message())
          .hasSize(MESSAGES)
          .isSorted();
    }
    assertThat(environment.takeSent()).isEmpty();
  }

  @Test
  void the_network_takes_each_message_on_the_thread_that_sends_it() {
    List<Message> taken = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    ConcurrentEnvironment connected =
        new ConcurrentEnvironment(
            message -> {
              taken.add(message);
              threads.add(Thread.currentThread());
            });
    connected.send(message("n0", 7));
    assertThat(taken).containsExactly(message("n0", 7)).isEqualTo(connected.takeSent());
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void timers_wait_until_a_test_fires_them_and_those_that_they_set_wait_for_the_next_call() {
    later("first");
    environment.runLater(Duration.ZERO, () -> later("third"));
    later("second");
    assertThat(events).isEmpty();
    environment.fireTimers();
    assertThat(events).containsExactly("first", "second");
    environment.fireTimers();
    environment.fireTimers();
    assertThat(events).containsExactly("first", "second", "third");
    assertThat(environment.nanoTime()).isZero();
  }

  @Test
  void a_timer_that_is_cancelled_does_not_fire() {
    later("dropped").cancel();
    Environment.Timer[] last = new Environment.Timer[1];
    environment.runLater(Duration.ZERO, () -> last[0].cancel());
    last[0] = later("cancelled by the one before");
    environment.fireTimers();
    assertThat(events).isEmpty();
  }

  @Test
  void the_log_is_kept_and_the_random_numbers_have_a_fixed_seed() {
    environment.log("a line");
    assertThat(environment.log()).containsExactly("a line");
    assertThat(environment.random().nextLong())
        .isEqualTo(new ConcurrentEnvironment().random().nextLong());
  }

  private Environment.Timer later(String name) {
    return environment.runLater(Duration.ofHours(1), () -> events.add(name));
  }

  private static Message message(String src, long value) {
    return Message.send(src, "n9", new Broadcast(value));
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
