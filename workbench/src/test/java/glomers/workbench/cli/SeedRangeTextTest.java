package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import glomers.workbench.scenario.SeedRange;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedRangeTextTest {
  @ParameterizedTest
  @CsvSource({"1, 0, 0", "1000, 0, 999", "5..9, 5, 9", "7..7, 7, 7", "-3..2, -3, 2"})
  void a_count_begins_at_zero_and_a_range_has_both_its_ends(String text, long first, long last) {
    assertThat(SeedRangeText.range(text)).isEqualTo(new SeedRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "0", "-1", "1.5", "9..5", "1..", "..5", "1...5", "0..2000000000"})
  void what_is_no_range_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeedRangeText.range(text))
        .withMessageStartingWith("must ");
  }

  @ParameterizedTest
  @CsvSource({"1000, 1", "1000, 7", "10, 10", "11, 4", "-5..5, 3"})
  void shards_together_are_the_whole_and_no_seed_comes_twice(String text, int count) {
    SeedRange whole = SeedRangeText.range(text);
    List<SeedRange> shards =
        IntStream.range(0, count)
            .mapToObj(i -> SeedRangeText.shard(whole, i + "/" + count))
            .toList();
    assertThat(shards.stream().flatMapToLong(SeedRangeTextTest::seeds).boxed().toList())
        .isEqualTo(seeds(whole).boxed().toList());
    assertThat(shards)
        .allSatisfy(
            shard -> assertThat(shard.size() - whole.size() / count).as("%s", shard).isIn(0L, 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "4/4", "0/0", "-1/4", "0/11", "a/b", "1/2/3"})
  void a_shard_that_does_not_exist_or_is_empty_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeedRangeText.shard(SeedRange.count(10), text));
  }

  @Test
  void the_largest_range_can_be_split_too() {
    SeedRange whole = SeedRange.count(SeedRange.MAX_COUNT);
    assertThat(SeedRangeText.shard(whole, "999999999/1000000000"))
        .isEqualTo(new SeedRange(whole.last(), whole.last()));
  }

  private static LongStream seeds(SeedRange range) {
    return LongStream.rangeClosed(range.first(), range.last());
  }
}
