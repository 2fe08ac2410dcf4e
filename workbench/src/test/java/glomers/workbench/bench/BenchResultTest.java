package glomers.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.bench.ScalingTable.Column;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.report.Results;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchResultTest {
  private static final List<SystemUnderTest> TWO = List.of(system("one"), system("other"));

  private final Measurements measurements = new Measurements();

  @Test
  void figures_stand_beside_ratios_to_the_first_program() {
    measurements.add(Metric.INIT_OK, "one", 100);
    measurements.add(Metric.INIT_OK, "other", 150);
    measurements.add(Metric.IDLE, "one", 1234.5);
    assertThat(result(true).text())
        .startsWith(
            """
            start
                     init_ok ms  ratio
              one         100.0   1.00
              other       150.0   1.50

            resident memory
                     idle MB  ratio
              one    1,234.5   1.00
              other        -      -
            """);
  }

  @Test
  void json_has_the_same_figures_and_ratios() {
    measurements.add(Metric.FIRST, "one", 100_000);
    measurements.add(Metric.FIRST, "other", 50_000);
    measurements.add(Metric.IDLE, "one", OptionalDouble.empty());
    JsonNode json = JsonMapper.shared().readTree(Results.json(result(true).toMap()));
    JsonNode other = json.path("programs").path(1);
    assertThat(other.path("name").asString()).isEqualTo("other");
    assertThat(other.path("first-per-s").asLong()).isEqualTo(50_000);
    assertThat(other.path("ratio-to-first").path("first-per-s").asDouble()).isEqualTo(0.5);
    assertThat(other.path("idle-mb").isNull()).isTrue();
  }

  @Test
  void a_system_that_reports_no_memory_has_dashes_and_a_reason() {
    measurements.add(Metric.IDLE, "one", OptionalDouble.empty());
    assertThat(result(false).text()).containsPattern("one +- +-").contains("this system has none");
    assertThat(result(true).text()).doesNotContain("this system has none");
  }

  @Test
  void a_full_bench_fits_100_columns_with_large_figures() {
    List<Metric> metrics =
        List.of(
            Metric.INIT_OK,
            Metric.concurrentStart(25),
            Metric.IDLE,
            Metric.FILLED,
            Metric.PEAK,
            Metric.FIRST,
            Metric.NEXT,
            Metric.CPU,
            Metric.P50,
            Metric.P99);
    for (String name : List.of("one", "other")) {
      metrics.forEach(metric -> measurements.add(metric, name, 12_345.6));
      for (int size : BenchConfig.FULL.readSizes()) {
        measurements.add(Metric.read(size), name, 34.5);
        measurements.add(Metric.firstRead(size), name, 34.5);
      }
    }
    assertThat(result(true).text().lines()).filteredOn(line -> line.length() > 100).isEmpty();
  }

  @Test
  void a_scaling_table_has_the_growth_exponent_of_each_column() {
    ScalingTable<double[]> table =
        new ScalingTable<>(
            "key",
            "title",
            "nodes",
            List.of(
                new Column<>("per node\u00b2", 1, true, figures -> figures[0]),
                new Column<>("ms", 0, false, figures -> figures[1])));
    table.add("flood", 5, new double[] {25, 3});
    table.add("flood", 100, new double[] {10_000, Double.NaN});
    assertThat(table.text())
        .isEqualTo(
            """
            title
                                nodes  per node\u00b2  ms
              flood                 5       25.0   3
                                  100   10,000.0   -
                power of nodes              2.00
            """);
    assertThat(Results.json(Map.of("key", table.toList())))
        .contains("\"program\" : \"flood\"", "\"per-node2\" : 25.0", "\"ms\" : null");
  }

  private BenchResult result(boolean reportsMemory) {
    Platform platform = new Platform("a JVM", 2, "a system", OptionalDouble.of(0.5), reportsMemory);
    return new BenchResult(TWO, BenchConfig.FULL, platform, measurements);
  }

  private static SystemUnderTest system(String name) {
    return SystemUnderTest.executable(name, Path.of(name), List.of());
  }
}
