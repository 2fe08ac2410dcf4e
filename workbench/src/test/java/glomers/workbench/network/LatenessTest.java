package glomers.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenessTest {
  private static final long MILLI = 1_000_000;

  private final Lateness lateness = new Lateness();

  @Test
  void a_quantile_is_the_lateness_that_its_share_of_the_deliveries_does_not_exceed() {
    IntStream.rangeClosed(1, 100).forEach(millis -> lateness.add(millis * MILLI));
    assertThat(lateness.quantileMillis(0)).isEqualTo(0);
    assertThat(lateness.quantileMillis(0.5)).isEqualTo(50);
    assertThat(lateness.quantileMillis(0.99)).isEqualTo(99);
    assertThat(lateness.quantileMillis(1)).isEqualTo(100);
  }

  @Test
  void deliveries_on_time_are_counted() {
    IntStream.range(0, 98).forEach(i -> lateness.add(0));
    lateness.add(30 * MILLI);
    lateness.add(40 * MILLI);
    assertThat(lateness.quantileMillis(0.98)).isZero();
    assertThat(lateness.quantileMillis(0.99)).isEqualTo(30);
    assertThat(lateness.count()).isEqualTo(100);
  }

  @Test
  void milliseconds_are_rounded_up() {
    lateness.add(1);
    assertThat(lateness.quantileMillis(1)).isEqualTo(1);
    lateness.add(2 * MILLI);
    assertThat(lateness.quantileMillis(1)).isEqualTo(2);
  }

  @Test
  void without_deliveries_the_lateness_is_zero() {
    assertThat(lateness.quantileMillis(0.99)).isZero();
  }
}
