package glomers.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private final Scores scores = new Scores();

  @Test
  void of_several_figures_the_median_counts() {
    for (double figure : new double[] {9, 1, 5}) {
      scores.add(Measure.INIT_OK, "odd", figure);
    }
    for (double figure : new double[] {1, 100, 3, 2}) {
      scores.add(Measure.INIT_OK, "even", figure);
    }
    assertThat(scores.of(Measure.INIT_OK, "odd")).hasValue(5);
    assertThat(scores.of(Measure.INIT_OK, "even")).hasValue(2.5);
  }

  @Test
  void a_ratio_is_of_medians_and_says_how_many_times_the_other_it_is() {
    scores.add(Measure.P50, "first", 100);
    scores.add(Measure.P50, "second", 200);
    scores.add(Measure.P50, "second", 300);
    assertThat(scores.ratio(Measure.P50, "second", "first")).hasValue(2.5);
    assertThat(scores.ratio(Measure.P50, "first", "second")).hasValue(0.4);
    assertThat(scores.ratio(Measure.P50, "first", "first")).hasValue(1);
  }

  @Test
  void there_is_no_ratio_to_nothing() {
    scores.add(Measure.CPU, "one", 4);
    scores.add(Measure.CPU, "none", 0);
    scores.add(Measure.IDLE, "one", OptionalDouble.empty());
    assertThat(scores.ratio(Measure.CPU, "one", "none")).isEmpty();
    assertThat(scores.ratio(Measure.CPU, "one", "absent")).isEmpty();
    assertThat(scores.of(Measure.IDLE, "one")).isEmpty();
    assertThat(scores.measures(Section.MEMORY)).containsExactly(Measure.IDLE);
  }

  @Test
  void a_quantile_is_the_element_that_so_many_are_below() {
    long[] hundred = new long[100];
    for (int i = 0; i < hundred.length; i++) {
      hundred[i] = 100 - i;
    }
    assertThat(Sample.quantile(hundred, 0.5)).isEqualTo(51);
    assertThat(Sample.quantile(hundred, 0.99)).isEqualTo(100);
    assertThat(Sample.quantile(new long[] {7}, 0.99)).isEqualTo(7);
    assertThat(hundred[0]).as("left as it was").isEqualTo(100);
  }

  @Test
  void a_level_a_straight_line_and_a_square_have_powers_of_0_1_and_2() {
    assertThat(GrowthTable.power(5, 7, 100, 7)).isZero();
    assertThat(GrowthTable.power(5, 10, 100, 200)).isCloseTo(1, within(1e-9));
    assertThat(GrowthTable.power(5, 25, 100, 10_000)).isCloseTo(2, within(1e-9));
    assertThat(GrowthTable.power(5, 0, 100, 10)).isNaN();
    assertThat(GrowthTable.power(5, 1, 5, 10)).isNaN();
  }

  @Test
  void programs_of_one_name_are_told_apart_and_from_the_yardsticks() {
    assertThat(
            Candidate.distinct(
                List.of(
                    new Candidate("node", List.of("a")),
                    new Candidate("node", List.of("b")),
                    new Candidate("bare JVM", List.of("c")))))
        .extracting(Candidate::name)
        .containsExactly("node", "node-2", "bare JVM-2");
  }
}
