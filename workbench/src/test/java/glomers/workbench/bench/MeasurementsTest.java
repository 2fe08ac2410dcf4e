package glomers.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glomers.workbench.checker.Quantile;
import glomers.workbench.cluster.SystemUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
  private final Measurements measurements = new Measurements();

  @Test
  void of_several_values_the_median_counts() {
    for (double figure : new double[] {9, 1, 5}) {
      measurements.add(Metric.INIT_OK, "odd", figure);
    }
    for (double figure : new double[] {1, 100, 3, 2}) {
      measurements.add(Metric.INIT_OK, "even", figure);
    }
    assertThat(measurements.of(Metric.INIT_OK, "odd")).hasValue(5);
    assertThat(measurements.of(Metric.INIT_OK, "even")).hasValue(2.5);
  }

  @Test
  void a_ratio_is_of_medians_and_says_how_many_times_the_other_it_is() {
    measurements.add(Metric.P50, "first", 100);
    measurements.add(Metric.P50, "second", 200);
    measurements.add(Metric.P50, "second", 300);
    assertThat(measurements.ratio(Metric.P50, "second", "first")).hasValue(2.5);
    assertThat(measurements.ratio(Metric.P50, "first", "second")).hasValue(0.4);
    assertThat(measurements.ratio(Metric.P50, "first", "first")).hasValue(1);
  }

  @Test
  void there_is_no_ratio_to_nothing() {
    measurements.add(Metric.CPU, "one", 4);
    measurements.add(Metric.CPU, "none", 0);
    measurements.add(Metric.IDLE, "one", OptionalDouble.empty());
    assertThat(measurements.ratio(Metric.CPU, "one", "none")).isEmpty();
    assertThat(measurements.ratio(Metric.CPU, "one", "absent")).isEmpty();
    assertThat(measurements.of(Metric.IDLE, "one")).isEmpty();
    assertThat(measurements.metrics(Metric.Group.MEMORY)).containsExactly(Metric.IDLE);
  }

  @Test
  void a_quantile_is_the_element_with_that_share_below_it() {
    long[] hundred = new long[100];
    for (int i = 0; i < hundred.length; i++) {
      hundred[i] = i + 1;
    }
    assertThat(Quantile.of(hundred, 0.5)).isEqualTo(51);
    assertThat(Quantile.of(hundred, 0.99)).isEqualTo(100);
    assertThat(Quantile.of(new long[] {7}, 0.99)).isEqualTo(7);
  }

  @Test
  void the_growth_exponent_is_0_for_constant_1_for_linear_and_2_for_quadratic_growth() {
    assertThat(ScalingTable.exponent(5, 7, 100, 7)).isZero();
    assertThat(ScalingTable.exponent(5, 10, 100, 200)).isCloseTo(1, within(1e-9));
    assertThat(ScalingTable.exponent(5, 25, 100, 10_000)).isCloseTo(2, within(1e-9));
    assertThat(ScalingTable.exponent(5, 0, 100, 10)).isNaN();
    assertThat(ScalingTable.exponent(5, 1, 5, 10)).isNaN();
  }

  @Test
  void programs_with_the_same_label_get_a_number() {
    SystemUnderTest node = SystemUnderTest.executable("node", Path.of("/one/node"), List.of());
    SystemUnderTest another =
        SystemUnderTest.executable("node", Path.of("/another/node"), List.of());
    assertThat(Bench.withDistinctLabels(List.of(node, another, node.withLabel("origin"))))
        .containsExactly(node, another.withLabel("node-2"), node.withLabel("origin"));
  }
}
