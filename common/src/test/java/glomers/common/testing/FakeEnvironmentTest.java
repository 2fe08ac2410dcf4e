package glomers.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import glomers.common.node.Environment;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeEnvironmentTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeEnvironment environment = new FakeEnvironment();
  private final List<String> events = new ArrayList<>();

  @Test
  void time_stands_still_until_it_is_advanced() {
    later(Duration.ZERO, "now");
    assertThat(environment.nanoTime()).isZero();
    assertThat(events).isEmpty();
    environment.advance(SECOND);
    assertThat(environment.nanoTime()).isEqualTo(SECOND.toNanos());
  }

  @Test
  void tasks_run_in_the_order_of_their_time_each_at_its_own() {
    later(SECOND.multipliedBy(2), "late");
    later(SECOND, "early");
    later(SECOND.plusNanos(1), "then");
    environment.advance(SECOND.multipliedBy(5));
    assertThat(events).containsExactly("early@1000000000", "then@1000000001", "late@2000000000");
  }

  @Test
  void tasks_of_the_same_time_run_in_the_order_in_which_they_were_set() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      later(SECOND, "task" + i);
      expected.add("task" + i + "@1000000000");
    }
    environment.advance(SECOND);
    assertThat(events).isEqualTo(expected);
  }

  @Test
  void a_task_waits_until_its_time_has_come() {
    later(SECOND, "task");
    environment.advance(SECOND.minusNanos(1));
    assertThat(events).isEmpty();
    assertThat(environment.pendingTimers()).isEqualTo(1);
    environment.advance(Duration.ofNanos(1));
    assertThat(events).hasSize(1);
    assertThat(environment.pendingTimers()).isZero();
  }

  @Test
  void a_task_that_another_task_sets_runs_in_the_same_advance_if_it_is_due() {
    environment.runLater(
        SECOND,
        () -> {
          later(SECOND, "within");
          later(SECOND.multipliedBy(2), "beyond");
        });
    environment.advance(SECOND.multipliedBy(2));
    assertThat(events).containsExactly("within@2000000000");
    assertThat(environment.pendingTimers()).isEqualTo(1);
  }

  @Test
  void a_cancelled_task_never_runs_and_another_of_the_same_time_does() {
    Environment.Timer timer = later(SECOND, "cancelled");
    later(SECOND, "kept");
    timer.cancel();
    timer.cancel();
    assertThat(environment.pendingTimers()).isEqualTo(1);
    environment.advance(SECOND);
    assertThat(events).containsExactly("kept@1000000000");
    timer.cancel(); // too late: it has no effect
  }

  @Test
  void time_that_would_go_back_or_can_not_advance_is_an_error() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> environment.advance(Duration.ofMillis(-1)));
    environment.runLater(Duration.ZERO, this::again);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> environment.advance(Duration.ofMillis(1)))
        .withMessageContaining("do they set each other with no delay?");
  }

  private void again() {
    environment.runLater(Duration.ZERO, this::again);
  }

  @Test
  void sent_messages_are_taken_once_and_in_order() {
    Message first = Message.send("n0", "n1", new Broadcast(1));
    Message second = Message.send("n0", "n1", new Read());
    environment.send(first);
    environment.send(second);
    assertThat(environment.takeSent()).containsExactly(first, second);
    assertThat(environment.takeSent()).isEmpty();
  }

  @Test
  void two_environments_draw_the_same_random_numbers() {
    assertThat(new FakeEnvironment().random().nextLong())
        .isEqualTo(environment.random().nextLong());
  }

  private Environment.Timer later(Duration delay, String name) {
    return environment.runLater(delay, () -> events.add(name + "@" + environment.nanoTime()));
  }
}
