package glomers.workbench.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ValueIndexTest {
  private final ValueIndex index = new ValueIndex();

  @Test
  void memory_depends_on_the_number_of_values_and_not_on_their_size() {
    for (long value : new long[] {(1L << 24) - 1, 1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31}) {
      index.add(value);
    }
    assertThat(index.bytes()).isLessThan(1000);
    assertThat(index.positionOf(Long.MIN_VALUE)).isEqualTo(3);
  }

  @Test
  void values_that_count_up_from_0_have_little_overhead() {
    LongStream.range(0, 100_000).forEach(index::add);
    assertThat(index.bytes()).isLessThan(100_000 * 20);
    assertThat(index.positionOf(99_999)).isEqualTo(99_999);
  }

  @Test
  void sparse_values_take_at_most_a_few_dozen_bytes_each() {
    LongStream.range(0, 100_000).forEach(i -> index.add(i * 1_000_003));
    assertThat(index.bytes()).isLessThan(100_000 * 40);
    assertThat(index.positionOf(99_999L * 1_000_003)).isEqualTo(99_999);
    assertThat(index.positionOf(7)).isNegative();
  }

  /** The worst order: each value is just small enough to make the array grow. */
  @Test
  void the_array_stays_proportional_to_the_number_of_values() {
    long value = 0;
    for (int i = 0; i < 100_000; i++) {
      value = Math.max(value + 1, 4L * (i + 1 + 16) - 1);
      index.add(value);
    }
    assertThat(index.bytes()).isLessThan(100_000 * 50);
  }
}
