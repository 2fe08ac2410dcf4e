package glomers.workbench.history;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.network.LongList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadRecorderTest {
  private final ReadRecorder readings = new ReadRecorder();

  @Test
  void growing_reads_share_one_log_whatever_the_order_of_their_values() {
    ReadSnapshot longer = readings.add(List.of(5L, 1L << 40, -2L));
    ReadSnapshot shorter = readings.add(List.of(5L));
    // In the order of a hash set.
    ReadSnapshot longest = readings.add(List.of(7L, -2L, 5L, 1L << 40));
    assertThat(List.of(shorter, longest)).extracting(ReadSnapshot::log).containsOnly(longer.log());
    assertThat(shorter.values()).containsExactly(5L);
    assertThat(longest.values()).containsExactly(5L, 1L << 40, -2L, 7L);
    assertThat(longer.contains(7)).as("it was shown only later").isFalse();
    assertThat(longer.contains(1L << 40)).isTrue();
    assertThat(longer.contains(6)).isFalse();
  }

  @Test
  void a_read_that_misses_an_earlier_value_has_another_log() {
    ReadSnapshot before = readings.add(List.of(1L, 2L, 3L));
    ReadSnapshot after = readings.add(List.of(1L, 3L));
    assertThat(after.log()).isNotSameAs(before.log());
    assertThat(after.values()).containsExactly(1L, 3L);
    assertThat(after.contains(2)).isFalse();
    assertThat(after.size()).isEqualTo(2);
    assertThat(before.values()).containsExactly(1L, 2L, 3L);
    ReadSnapshot fresh = readings.add(List.of(4L, 1L)); // 3 is missing too
    assertThat(fresh.values()).containsExactly(1L, 4L);
  }

  @Test
  void reads_that_miss_the_same_values_share_a_log_and_so_do_later_complete_reads() {
    ReadSnapshot whole = readings.add(List.of(1L, 2L, 3L));
    ReadSnapshot lacking = readings.add(List.of(1L, 3L));
    ReadSnapshot longer = readings.add(List.of(1L, 3L, 4L));
    assertThat(longer.log()).isSameAs(lacking.log());
    assertThat(lacking.values()).containsExactly(1L, 3L);
    ReadSnapshot wholeAgain = readings.add(List.of(4L, 3L, 2L, 1L));
    assertThat(wholeAgain.log()).isSameAs(whole.log());
    assertThat(wholeAgain.log().positionOf(4)).isEqualTo(longer.log().positionOf(4));
    assertThat(longer.log().positionOf(2)).isNegative();
  }

  @Test
  void duplicates_belong_to_their_read_and_the_log_has_their_maximum_number() {
    assertThat(readings.add(List.of(1L, 2L)).repeated()).isEmpty();
    ReadSnapshot twice = readings.add(List.of(1L, 2L, 1L, 3L, 3L, 1L));
    assertThat(twice.repeated()).hasValue(1);
    assertThat(twice.values()).containsExactly(1L, 2L, 1L, 3L, 3L, 1L);
    assertThat(twice.size()).isEqualTo(3);
    ReadSnapshot after = readings.add(List.of(1L, 2L, 3L, 3L));
    assertThat(after.repeated()).hasValue(3);
    assertThat(readings.add(List.of(1L, 2L, 3L)).repeated()).isEmpty();
    assertThat(List.of(0, 1, 2)).extracting(after.log()::mostTimes).containsExactly(3, 1, 2);
  }

  /**
   * Small and large values, ascending and not, so that arrays and tables grow while they are used.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 3, 50, 1_000_000, 1L << 40, Long.MAX_VALUE})
  void all_values_are_found(long spread) {
    SplittableRandom random = new SplittableRandom(spread);
    Set<Long> values = new LinkedHashSet<>();
    for (int i = 0; i < 3000; i++) {
      long value = i % 3 == 0 ? i : random.nextLong(Math.min(i, 100) * (spread / 100) + 1);
      values.add(random.nextInt(10) == 0 ? -value : value);
      if (i % 100 == 99) {
        ReadSnapshot reading = readings.add(List.copyOf(values));
        assertThat(reading.size()).isEqualTo(values.size());
        assertThat(values).allMatch(reading::contains);
        LongStream.range(-100, 5000)
            .filter(other -> !values.contains(other))
            .forEach(other -> assertThat(reading.contains(other)).isFalse());
      }
    }
  }

  @Test
  void memory_depends_on_the_number_of_values_and_not_on_their_size() {
    List<ReadSnapshot> kept = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      kept.add(readings.add(List.of(i % 2 == 0 ? (1L << 24) - 1 : 1L)));
    }
    assertThat(kept)
        .extracting(ReadSnapshot::log)
        .containsOnly(kept.get(0).log(), kept.get(1).log());
  }

  @Test
  void thousands_of_reads_that_alternate_between_two_halves_take_little_memory() {
    int count = 10_000;
    List<Long> even = LongStream.range(0, count).filter(i -> i % 2 == 0).boxed().toList();
    List<Long> odd = LongStream.range(0, count).filter(i -> i % 2 == 1).boxed().toList();
    List<ReadSnapshot> kept = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      kept.add(readings.add(i % 2 == 0 ? even : odd));
    }
    assertThat(kept)
        .extracting(ReadSnapshot::log)
        .containsOnly(kept.get(0).log(), kept.get(1).log());
    assertThat(kept.get(999).values()).isEqualTo(odd);
  }

  @Test
  void reads_of_random_subsets_take_one_bit_per_value() {
    int count = 10_000;
    SplittableRandom random = new SplittableRandom(5);
    readings.add(LongStream.range(0, count).boxed().toList());
    List<ReadSnapshot> kept = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      kept.add(
          readings.add(
              LongStream.range(0, count).filter(v -> random.nextBoolean()).boxed().toList()));
    }
    assertThat(bytes(kept)).isLessThan(300 * (10_000 / 8 + 8));
    assertThat(kept.get(200).size()).isBetween(4_500, 5_500);
  }

  @Test
  void reads_that_show_only_the_latest_value_take_hardly_any_memory() {
    List<ReadSnapshot> kept = new ArrayList<>();
    for (long i = 0; i < 50_000; i++) {
      kept.add(readings.add(List.of(i)));
    }
    assertThat(bytes(kept)).isLessThan(50_000 * 16L); // bit sets would take 150 MB
    assertThat(kept.get(40_000).values()).containsExactly(40_000L);
  }

  @Test
  void the_order_of_duplicates_is_dropped_if_very_many_reads_have_some() {
    List<Long> twice = new ArrayList<>();
    for (long i = 0; i < 10_000; i++) {
      twice.addAll(List.of(i, i));
    }
    List<ReadSnapshot> kept = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      kept.add(readings.add(twice));
      assertThat(kept.get(i).values()).as("while it is the last one").hasSize(20_000);
    }
    assertThat(kept.get(0).values()).hasSize(20_000);
    assertThat(kept.get(98).values()).hasSize(10_000);
    assertThat(kept).allMatch(reading -> reading.repeated().isPresent());
    assertThat(kept).filteredOn(reading -> reading.values().size() > 10_000).hasSizeLessThan(20);
  }

  private static long bytes(List<ReadSnapshot> readings) {
    return readings.stream().map(ReadSnapshot::log).distinct().mapToLong(ReadLog::bytes).sum();
  }

  @Test
  void a_long_list_equals_any_list_with_the_same_elements() {
    List<Long> values = new ArrayList<>(List.of(3L, 1L));
    assertThat(LongList.of(values)).isEqualTo(values).hasSameHashCodeAs(values);
    assertThat(LongList.of(values).samePrefix(LongList.of(List.of(3L, 2L)))).isEqualTo(1);
  }
}
