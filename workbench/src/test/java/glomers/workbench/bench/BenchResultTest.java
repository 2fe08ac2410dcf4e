package glomers.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.report.Results;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchResultTest {
  private static final List<Candidate> TWO =
      List.of(new Candidate("one", List.of("one")), new Candidate("other", List.of("other")));

  private final Scores scores = new Scores();

  @Test
  void figures_stand_beside_ratios_to_the_first_program_and_to_the_yardstick() {
    scores.add(Measure.INIT_OK, "bare JVM", 40);
    scores.add(Measure.INIT_OK, "one", 100);
    scores.add(Measure.INIT_OK, "other", 150);
    assertThat(result(true).text().lines().limit(5).map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "start",
            " init_ok ms ratio to bare",
            " bare JVM 40.0",
            " one 100.0 1.00 2.50",
            " other 150.0 1.50 3.75");
  }

  @Test
  void json_has_the_same_figures_and_ratios() {
    scores.add(Measure.FIRST, "codec alone", 200_000);
    scores.add(Measure.FIRST, "one", 100_000);
    scores.add(Measure.FIRST, "other", 50_000);
    scores.add(Measure.IDLE, "one", OptionalDouble.empty());
    JsonNode json = JsonMapper.shared().readTree(Results.json(result(true).toMap()));
    JsonNode other = json.path("programs").path(1);
    assertThat(json.path("yardsticks").path("codec alone").path("first-per-s").asLong())
        .isEqualTo(200_000);
    assertThat(other.path("name").asString()).isEqualTo("other");
    assertThat(other.path("first-per-s").asLong()).isEqualTo(50_000);
    assertThat(other.path("ratio-to-first").path("first-per-s").asDouble()).isEqualTo(0.5);
    assertThat(other.path("ratio-to-yardstick").path("first-per-s").asDouble()).isEqualTo(0.25);
    assertThat(other.path("idle-mb").isNull()).isTrue();
  }

  @Test
  void a_system_that_tells_no_memory_has_dashes_and_a_reason() {
    scores.add(Measure.IDLE, "one", OptionalDouble.empty());
    assertThat(result(false).text()).containsPattern("one +- +-").contains("this system has none");
    assertThat(result(true).text()).doesNotContain("this system has none");
  }

  @Test
  void a_full_bench_fits_100_columns_with_large_figures() {
    List<Measure> measures =
        List.of(
            Measure.INIT_OK,
            Measure.together(25),
            Measure.IDLE,
            Measure.FILLED,
            Measure.PEAK,
            Measure.FIRST,
            Measure.NEXT,
            Measure.CPU,
            Measure.P50,
            Measure.P99);
    for (String name : List.of("bare JVM", "codec alone", "one", "other")) {
      measures.forEach(measure -> scores.add(measure, name, 12_345.6));
    }
    for (String name : List.of("formatting", "one", "other")) {
      for (int size : Effort.FULL.readSizes()) {
        scores.add(Measure.read(size), name, 34.5);
        scores.add(Measure.firstRead(size), name, 34.5);
      }
    }
    assertThat(result(true).text().lines()).filteredOn(line -> line.length() > 100).isEmpty();
  }

  @Test
  void a_growth_table_names_the_power_of_each_column() {
    GrowthTable table =
        new GrowthTable(
            "key",
            "title",
            "nodes",
            new GrowthTable.Column("per node\u00b2", 1, true),
            new GrowthTable.Column("ms", 0, false));
    table.add("flood", 5, 25.0, 3.0);
    table.add("flood", 100, 10_000.0, Double.NaN);
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

  private BenchResult result(boolean tellsMemory) {
    Setting setting = new Setting("a JVM", 2, "a system", OptionalDouble.of(0.5), tellsMemory);
    return new BenchResult(TWO, Effort.FULL, setting, scores);
  }
}
