package glomers.workbench.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ValueIndexTest {
  private final ValueIndex index = new ValueIndex();

  @Test
  void memory_is_for_how_many_values_there_are_and_not_for_how_large_they_are() {
    for (long value : new long[] {(1L << 24) - 1, 1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31}) {
      index.add(value);
    }
    assertThat(index.bytes()).isLessThan(1000);
    assertThat(index.positionOf(Long.MIN_VALUE)).isEqualTo(3);
  }

  @Test
  void values_that_count_up_from_0_take_little_more_than_themselves() {
    LongStream.range(0, 100_000).forEach(index::add);
    assertThat(index.bytes()).isLessThan(100_000 * 20);
    assertThat(index.positionOf(99_999)).isEqualTo(99_999);
  }

  @Test
  void values_that_are_far_apart_take_no_more_than_a_few_dozen_bytes_each() {
    LongStream.range(0, 100_000).forEach(i -> index.add(i * 1_000_003));
    assertThat(index.bytes()).isLessThan(100_000 * 40);
    assertThat(index.positionOf(99_999L * 1_000_003)).isEqualTo(99_999);
    assertThat(index.positionOf(7)).isNegative();
  }

  /** The worst order: each value is just small enough for the array to grow. */
  @Test
  void the_array_never_outgrows_the_values() {
    long value = 0;
    for (int i = 0; i < 100_000; i++) {
      value = Math.max(value + 1, 4L * (i + 1 + 16) - 1);
      index.add(value);
    }
    assertThat(index.bytes()).isLessThan(100_000 * 50);
  }
}
