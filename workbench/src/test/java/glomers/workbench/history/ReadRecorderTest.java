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
  void reads_that_only_grow_share_one_log_in_whatever_order_they_came() {
    ReadSnapshot longer = readings.add(List.of(5L, 1L << 40, -2L));
    ReadSnapshot shorter = readings.add(List.of(5L));
    ReadSnapshot longest = readings.add(List.of(7L, -2L, 5L, 1L << 40)); // as from a hash set
    assertThat(List.of(shorter, longest)).extracting(ReadSnapshot::log).containsOnly(longer.log());
    assertThat(shorter.values()).containsExactly(5L);
    assertThat(longest.values()).containsExactly(5L, 1L << 40, -2L, 7L);
    assertThat(longer.contains(7)).as("it was shown only later").isFalse();
    assertThat(longer.contains(1L << 40)).isTrue();
    assertThat(longer.contains(6)).isFalse();
  }

  @Test
  void a_read_that_lacks_what_was_shown_before_has_another_log() {
    ReadSnapshot before = readings.add(List.of(1L, 2L, 3L));
    ReadSnapshot after = readings.add(List.of(1L, 3L));
    assertThat(after.log()).isNotSameAs(before.log());
    assertThat(after.values()).containsExactly(1L, 3L);
    assertThat(after.contains(2)).isFalse();
    assertThat(after.size()).isEqualTo(2);
    assertThat(before.values()).containsExactly(1L, 2L, 3L);
    ReadSnapshot fresh =
        readings.add(List.of(4L, 1L)); // 3 is gone too, so it is no longer read either
    assertThat(fresh.values()).containsExactly(1L, 4L);
  }

  @Test
  void reads_that_lack_the_same_share_a_log_and_so_do_those_that_lack_nothing_again() {
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
  void repetitions_belong_to_their_read_alone_and_the_log_knows_how_many_there_were_at_most() {
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

  /** Small and large, in and out of order, so that arrays and tables grow while they are used. */
  @ParameterizedTest
  @ValueSource(longs = {1, 3, 50, 1_000_000, 1L << 40, Long.MAX_VALUE})
  void any_values_are_found_again(long spread) {
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
  void memory_is_for_how_many_values_there_are_and_not_for_how_large_they_are() {
    List<ReadSnapshot> kept = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      kept.add(readings.add(List.of(i % 2 == 0 ? (1L << 24) - 1 : 1L)));
    }
    assertThat(kept)
        .extracting(ReadSnapshot::log)
        .containsOnly(kept.get(0).log(), kept.get(1).log());
  }

  @Test
  void thousands_of_reads_that_show_one_half_or_the_other_take_little_memory() {
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
  void reads_that_show_ever_other_values_take_a_bit_for_each() {
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
  void reads_that_show_the_latest_value_alone_take_next_to_nothing() {
    List<ReadSnapshot> kept = new ArrayList<>();
    for (long i = 0; i < 50_000; i++) {
      kept.add(readings.add(List.of(i)));
    }
    assertThat(bytes(kept)).isLessThan(50_000 * 16L); // as bits, it would be 150 MB
    assertThat(kept.get(40_000).values()).containsExactly(40_000L);
  }

  @Test
  void the_order_of_repetitions_is_forgotten_where_very_many_reads_have_some() {
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
  void a_list_of_numbers_compares_like_any_list() {
    List<Long> values = new ArrayList<>(List.of(3L, 1L));
    assertThat(LongList.of(values)).isEqualTo(values).hasSameHashCodeAs(values);
    assertThat(LongList.of(values).samePrefix(LongList.of(List.of(3L, 2L)))).isEqualTo(1);
  }
}
