package glomers.workbench.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private final Readings readings = new Readings();

  @Test
  void reads_that_only_grow_share_one_log_in_whatever_order_they_came() {
    Reading longer = readings.add(List.of(5L, 1L << 40, -2L));
    Reading shorter = readings.add(List.of(5L));
    Reading longest = readings.add(List.of(7L, -2L, 5L, 1L << 40)); // as from a hash set
    assertThat(List.of(shorter, longest)).extracting(Reading::log).containsOnly(longer.log());
    assertThat(shorter.values()).containsExactly(5L);
    assertThat(longest.values()).containsExactly(5L, 1L << 40, -2L, 7L);
    assertThat(longer.contains(7)).as("it was shown only later").isFalse();
    assertThat(longer.contains(1L << 40)).isTrue();
    assertThat(longer.contains(6)).isFalse();
  }

  @Test
  void a_read_that_lacks_what_was_shown_before_begins_another_log() {
    Reading before = readings.add(List.of(1L, 2L, 3L));
    Reading after = readings.add(List.of(1L, 3L));
    assertThat(after.log()).isNotSameAs(before.log());
    assertThat(after.values()).containsExactly(1L, 3L);
    assertThat(before.values()).containsExactly(1L, 2L, 3L);
    Reading fresh = readings.add(List.of(1L, 4L)); // 3 is gone too, so it is no longer read either
    assertThat(fresh.values()).containsExactly(1L, 4L);
  }

  @Test
  void repetitions_are_counted_and_belong_to_their_read_alone() {
    assertThat(readings.add(List.of(1L, 2L)).repeated()).isEmpty();
    Reading twice = readings.add(List.of(1L, 2L, 1L, 3L, 3L, 1L));
    assertThat(twice.repeated()).isEqualTo(Map.of(1L, 3, 3L, 2));
    assertThat(twice.values()).containsExactlyInAnyOrder(1L, 1L, 1L, 2L, 3L, 3L);
    assertThat(twice.length()).isEqualTo(3);
    assertThat(readings.add(List.of(1L, 2L, 3L)).repeated()).isEmpty();
  }

  @Test
  void a_list_of_numbers_compares_like_any_list() {
    List<Long> values = new ArrayList<>(List.of(3L, 1L));
    assertThat(LongList.of(values)).isEqualTo(values).hasSameHashCodeAs(values);
    assertThat(LongList.of(values).samePrefix(LongList.of(List.of(3L, 2L)))).isEqualTo(1);
  }
}
