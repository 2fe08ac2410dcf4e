package glomers.workbench.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InboxTest {
  private static final long CAPACITY = 1 << 20;

  private final Inbox inbox = new Inbox(CAPACITY);
  private final List<Integer> ran = new ArrayList<>();

  @Test
  void actions_come_out_in_their_order() throws InterruptedException {
    put(1, 0);
    put(2, 0);
    runAll();
    assertThat(ran).containsExactly(1, 2);
    assertThat(inbox.poll()).isNull();
  }

  @Test
  void a_thread_that_exceeds_the_capacity_waits_until_actions_are_taken() throws Exception {
    int half = (int) CAPACITY / 2;
    put(1, half);
    // With the overhead of each action, it is over the capacity.
    Thread third = start(() -> put(2, half));
    awaitWaiting(third);
    inbox.poll().run();
    third.join();
    runAll();
    assertThat(ran).containsExactly(1, 2);
  }

  @Test
  void an_action_larger_than_the_capacity_is_accepted_when_the_inbox_is_empty() throws Exception {
    put(1, 0);
    Thread heavy = start(() -> put(2, 10 * CAPACITY));
    awaitWaiting(heavy);
    inbox.poll().run();
    heavy.join();
    runAll();
    assertThat(ran).containsExactly(1, 2);
  }

  @Test
  void close_drops_all_actions_and_releases_all_threads() throws Exception {
    put(1, CAPACITY);
    Thread waiting = start(() -> put(2, 1));
    awaitWaiting(waiting);
    inbox.close();
    waiting.join();
    put(3, 0);
    assertThat(inbox.poll()).isNull();
  }

  @Test
  void a_new_action_wakes_the_waiting_loop() throws Exception {
    Thread loop = start(() -> inbox.await(Long.MAX_VALUE));
    awaitWaiting(loop);
    put(1, 0);
    loop.join();
  }

  private void put(int number, long bytes) throws InterruptedException {
    inbox.put(() -> ran.add(number), bytes);
  }

  private void runAll() {
    for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
      next.run();
    }
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

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      assertThat(thread.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }
}
