package glomers.workbench.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventLoopTest {
  private final List<String> ran = new ArrayList<>();

  @Test
  void actions_run_in_the_order_of_time_and_then_of_scheduling() throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    loop.at(20, () -> ran.add("third"));
    loop.at(10, () -> ran.add("first"));
    loop.at(10, () -> ran.add("second"));
    loop.run();
    assertThat(ran).containsExactly("first", "second", "third");
  }

  @Test
  void virtual_time_jumps_to_the_next_action() throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    long year = TimeUnit.DAYS.toNanos(365);
    loop.after(year, () -> ran.add("at " + loop.now()));
    loop.run();
    assertThat(ran).containsExactly("at " + year);
  }

  @Test
  void a_cancelled_action_does_not_run() throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    EventLoop.Event event = loop.at(10, () -> ran.add("cancelled"));
    loop.at(5, () -> loop.cancel(event));
    loop.run();
    assertThat(ran).isEmpty();
  }

  @Test
  void cancelling_an_event_that_has_run_has_no_effect() throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    EventLoop.Event event = loop.after(10, () -> ran.add("once"));
    loop.after(10, () -> loop.cancel(event));
    loop.after(10, () -> ran.add("neighbour"));
    loop.run();
    assertThat(ran).containsExactly("once", "neighbour");
  }

  /**
   * There are more delays than FIFO lists. Some are frequent, some occur once, and a third of the
   * events is cancelled.
   */
  @Test
  void events_with_any_delays_run_in_the_order_of_time_and_scheduling()
      throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    SplittableRandom random = new SplittableRandom(3);
    List<long[]> expected = new ArrayList<>(); // time, number
    List<long[]> order = new ArrayList<>();
    long[] scheduled = {0};
    Runnable burst =
        () -> {
          for (int i = 0; i < 20; i++) {
            long delay = random.nextBoolean() ? random.nextInt(4) * 10L : random.nextInt(50);
            long[] entry = {loop.now() + delay, scheduled[0]++};
            EventLoop.Event event = loop.after(delay, () -> order.add(entry));
            if (random.nextInt(3) == 0) {
              loop.after(random.nextInt((int) delay + 1) / 2, () -> loop.cancel(event));
              entry[1] = -1; // it can only run if it was cancelled too late, at the same time
            } else {
              expected.add(entry);
            }
          }
        };
    for (int i = 0; i < 500; i++) {
      loop.at(i * 7L, burst);
    }
    loop.run();
    order.removeIf(entry -> entry[1] < 0);
    expected.sort(Comparator.<long[]>comparingLong(e -> e[0]).thenComparingLong(e -> e[1]));
    assertThat(order).isEqualTo(expected).hasSizeGreaterThan(5000);
  }

  @Test
  void stop_ends_the_loop_after_the_current_action() throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    loop.at(1, loop::stop);
    loop.at(2, () -> ran.add("too late"));
    loop.run();
    assertThat(ran).isEmpty();
  }

  @Test
  void a_time_that_has_passed_means_now() throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    loop.at(100, () -> loop.at(3, () -> ran.add("at " + loop.now())));
    loop.run();
    assertThat(ran).containsExactly("at 100");
  }

  @Test
  void a_real_loop_runs_posted_actions_in_order() throws InterruptedException {
    EventLoop loop = EventLoop.realTime();
    int count = 20_000; // more than the inbox holds
    Thread poster =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < count; i++) {
                  String number = String.valueOf(i);
                  loop.post(() -> ran.add(number));
                }
                loop.post(loop::stop);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    poster.start();
    loop.run();
    poster.join();
    assertThat(ran).isEqualTo(IntStream.range(0, count).mapToObj(String::valueOf).toList());
  }

  @Test
  void a_real_loop_waits_for_the_clock() throws InterruptedException {
    EventLoop loop = EventLoop.realTime();
    long delay = TimeUnit.MILLISECONDS.toNanos(20);
    long begin = System.nanoTime();
    loop.after(delay, loop::stop);
    loop.run();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(delay);
  }

  @Test
  void posting_to_a_stopped_loop_does_not_block() throws InterruptedException {
    EventLoop loop = EventLoop.realTime();
    loop.stop();
    for (int i = 0; i < 20_000; i++) { // would block for ever
      loop.post(() -> ran.add("never"));
    }
    assertThat(ran).isEmpty();
  }

  @Test
  void no_posted_action_runs_or_is_retained_after_stop() throws Exception {
    EventLoop loop = EventLoop.realTime();
    loop.post(() -> ran.add("first"));
    loop.post(loop::stop);
    loop.post(() -> ran.add("brought before stop"));
    loop.atEndOfTurn(() -> ran.add("for the end of the turn"));
    loop.run();
    loop.post(() -> ran.add("brought after stop"));
    loop.run();
    assertThat(ran).containsExactly("first");
  }

  @Test
  void end_of_turn_actions_do_not_run_after_stop() throws Exception {
    EventLoop loop = EventLoop.virtual();
    loop.atEndOfTurn(loop::stop);
    loop.atEndOfTurn(() -> ran.add("too late"));
    loop.run();
    assertThat(ran).isEmpty();
  }

  @Test
  void stop_releases_a_thread_blocked_in_post_and_drops_its_action() throws Exception {
    EventLoop loop = EventLoop.realTime();
    Thread poster = poster(loop, 100_000, 0);
    awaitWaiting(poster);
    loop.stop();
    join(poster);
    loop.run();
    assertThat(ran).isEmpty();
  }

  @Test
  void a_few_actions_with_large_data_fill_the_inbox() throws Exception {
    EventLoop loop = EventLoop.realTime();
    int actions = 10;
    Thread poster = poster(loop, actions, 4 << 20);
    awaitWaiting(poster); // fails if it has posted all of them and ended
    loop.after(0, () -> assertThat(ran).isEmpty());
    Thread runner = start(loop::run);
    join(poster);
    loop.post(loop::stop);
    join(runner);
    assertThat(ran).hasSize(actions);
  }

  @Test
  void an_action_at_the_end_of_time_never_runs_even_after_the_clock_has_moved() throws Exception {
    EventLoop loop = EventLoop.virtual();
    loop.at(
        10,
        () -> {
          loop.after(Long.MAX_VALUE, () -> ran.add("after"));
          loop.at(Long.MAX_VALUE, () -> ran.add("at"));
          loop.at(Long.MIN_VALUE, () -> ran.add("long ago"));
        });
    loop.at(TimeUnit.DAYS.toNanos(100_000), loop::stop);
    loop.run();
    assertThat(ran).containsExactly("long ago");
  }

  private Thread poster(EventLoop loop, int actions, long bytes) {
    return start(
        () -> {
          for (int i = 0; i < actions; i++) {
            loop.post(() -> ran.add("posted"), bytes);
          }
        });
  }

  private interface Task {
    void run() throws InterruptedException;
  }

  private static Thread start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void join(Thread thread) throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(30));
    assertThat(thread.isAlive()).isFalse();
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(thread.getState()).isNotEqualTo(Thread.State.TERMINATED);
      Thread.onSpinWait();
    }
  }

  @Test
  void due_events_run_before_posted_actions() throws InterruptedException {
    EventLoop loop = EventLoop.realTime();
    loop.post(
        () -> {
          loop.after(0, () -> ran.add("due"));
          loop.after(0, () -> ran.add("due too"));
        });
    for (int i = 0; i < 1000; i++) { // more than a turn has
      loop.post(() -> {});
    }
    loop.post(() -> ran.add("brought"));
    loop.post(loop::stop);
    loop.run();
    assertThat(ran).containsExactly("due", "due too", "brought");
  }

  @Test
  void an_end_of_turn_action_runs_once_after_all_due_events() throws InterruptedException {
    EventLoop loop = EventLoop.virtual();
    loop.at(
        10,
        () -> {
          ran.add("first");
          loop.atEndOfTurn(() -> ran.add("end at " + loop.now()));
        });
    loop.at(10, () -> ran.add("second"));
    loop.run();
    assertThat(ran).containsExactly("first", "second", "end at 10");
  }

  @Test
  void a_loop_that_never_waits_still_ends_its_turns() throws InterruptedException {
    EventLoop loop = EventLoop.realTime();
    loop.after(0, () -> again(loop, 1_000));
    loop.atEndOfTurn(() -> ran.add("end of turn"));
    loop.run();
    assertThat(ran).containsExactly("end of turn", "last");
  }

  private void again(EventLoop loop, int times) {
    if (times == 0) {
      ran.add("last");
      loop.stop();
    } else {
      loop.after(0, () -> again(loop, times - 1));
    }
  }
}
