package glomers.workbench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateMonitorTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private boolean faulty;
  private final RateMonitor monitor = new RateMonitor(() -> faulty);

  @Test
  void waiting_during_a_fault_does_not_count() {
    faulty = true;
    waitFor(5);
    assertThat(shortfall()).isEmpty();
    faulty = false;
    waitFor(5);
    assertThat(shortfall()).hasValueSatisfying(text -> assertThat(text).contains("for 5.0 s"));
  }

  @Test
  void waiting_that_a_fault_interrupts_does_not_count() {
    monitor.waitBegins(0);
    faulty = true;
    monitor.waitEnds(5 * SECOND);
    assertThat(shortfall()).isEmpty();
  }

  @Test
  void a_rate_that_was_reached_is_not_reported_despite_waiting() {
    waitFor(5);
    assertThat(monitor.shortfall(10, 10 * SECOND, 100, 3)).isEmpty();
  }

  @Test
  void a_small_shortfall_is_not_reported() {
    waitFor(1);
    assertThat(shortfall()).isEmpty();
  }

  private void waitFor(long seconds) {
    monitor.waitBegins(0);
    monitor.waitEnds(seconds * SECOND);
  }

  private Optional<String> shortfall() {
    return monitor.shortfall(10, 10 * SECOND, 50, 3);
  }
}
