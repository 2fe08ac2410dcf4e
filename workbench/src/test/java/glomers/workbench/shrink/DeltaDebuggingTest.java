package glomers.workbench.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaDebuggingTest {
  @Test
  void all_that_is_not_needed_is_left_out() {
    assertThat(minimize(list -> list.contains(41))).containsExactly(41);
    assertThat(minimize(list -> list.containsAll(Set.of(3, 77)))).containsExactly(3, 77);
    assertThat(minimize(list -> list.containsAll(Set.of(0, 50, 99)))).containsExactly(0, 50, 99);
    assertThat(minimize(list -> true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 12})
  void of_what_is_left_no_element_can_go(int divisor) {
    Predicate<List<Integer>> fails =
        list -> list.stream().filter(i -> i % divisor == 0).count() >= 5 && list.contains(98);
    List<Integer> least = minimize(fails);
    assertThat(fails).accepts(least);
    for (Integer element : least) {
      assertThat(fails).rejects(least.stream().filter(i -> !i.equals(element)).toList());
    }
  }

  @Test
  void one_cause_among_many_is_found_in_few_steps() {
    int[] steps = {0};
    minimize(
        list -> {
          steps[0]++;
          return list.contains(63);
        });
    assertThat(steps[0]).isLessThan(30);
  }

  private static List<Integer> minimize(Predicate<List<Integer>> fails) {
    return DeltaDebugging.minimize(IntStream.range(0, 100).boxed().toList(), fails);
  }
}
