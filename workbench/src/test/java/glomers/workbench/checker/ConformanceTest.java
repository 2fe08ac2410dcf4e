package glomers.workbench.checker;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.ReadRecorder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The checkers give the results that the real ones gave for the same histories. */
class ConformanceTest {
  private static final int CASES = 80;

  static Stream<Case> cases() throws IOException {
    try (InputStream file =
        ConformanceTest.class.getResourceAsStream("/conformance/set-full-cases.json")) {
      List<Case> cases = new ArrayList<>();
      new JsonMapper()
          .readTree(file)
          .forEach(json -> cases.add(new Case(json.get("case").asInt(), json)));
      return cases.stream();
    }
  }

  @Test
  void there_are_eighty_cases() throws IOException {
    assertThat(cases()).hasSize(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void set_full_agrees(Case given) {
    JsonNode expected = given.json.get("set-full");
    // The result must not depend on whether reads share a log.
    assertAgrees(SetFull.check(given.history(line -> new ReadRecorder())), expected);
    Map<Integer, ReadRecorder> byProcess = new TreeMap<>();
    assertAgrees(
        SetFull.check(
            given.history(
                line ->
                    byProcess.computeIfAbsent(
                        line.get("process").asInt(), p -> new ReadRecorder()))),
        expected);
    ReadRecorder one = new ReadRecorder();
    assertAgrees(SetFull.check(given.history(line -> one)), expected);
  }

  private static void assertAgrees(SetFull.Result result, JsonNode expected) {
    assertThat(result.verdict().toJson()).isEqualTo(verdict(expected));
    assertThat(result.attempts()).isEqualTo(expected.get("attempt-count").asInt());
    assertThat(result.stableCount()).isEqualTo(expected.get("stable-count").asInt());
    assertThat(result.lost()).isEqualTo(longs(expected.get("lost")));
    assertThat(result.neverRead()).isEqualTo(longs(expected.get("never-read")));
    assertThat(result.stale()).isEqualTo(longs(expected.get("stale")));
    assertThat(result.stableLatencies()).isEqualTo(quantiles(expected.get("stable-latencies")));
    assertThat(result.lostLatencies()).isEqualTo(quantiles(expected.get("lost-latencies")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stats_and_availability_agree(Case given) {
    JsonNode expected = given.json.get("stats");
    Stats stats = Stats.of(given.history(line -> new ReadRecorder()));
    assertThat(stats.verdict().toJson()).isEqualTo(verdict(expected));
    assertCount(stats.all(), expected);
    Map<String, JsonNode> byFunction = new TreeMap<>();
    expected.get("by-f").forEachEntry(byFunction::put);
    assertThat(stats.byFunction().keySet()).isEqualTo(byFunction.keySet());
    byFunction.forEach((f, count) -> assertCount(stats.byFunction().get(f), count));
    // The real checker divides in single precision.
    float fraction = given.json.get("ok-fraction").floatValue();
    assertThat(stats.all().ok() / (float) stats.invoked()).isEqualTo(fraction);
  }

  private static void assertCount(Stats.Count count, JsonNode expected) {
    assertThat(count.verdict().toJson()).isEqualTo(verdict(expected));
    assertThat(count.total()).isEqualTo(expected.get("count").asLong());
    assertThat(count.ok()).isEqualTo(expected.get("ok-count").asLong());
    assertThat(count.fail()).isEqualTo(expected.get("fail-count").asLong());
    assertThat(count.info()).isEqualTo(expected.get("info-count").asLong());
  }

  private static Object verdict(JsonNode result) {
    JsonNode verdict = result.get("valid?");
    return verdict.isBoolean() ? verdict.asBoolean() : (Object) verdict.asString();
  }

  private static List<Long> longs(JsonNode array) {
    List<Long> longs = new ArrayList<>();
    array.forEach(value -> longs.add(value.asLong()));
    return longs;
  }

  private static Map<String, Long> quantiles(JsonNode map) {
    Map<String, Long> quantiles = new TreeMap<>();
    if (!map.isNull()) {
      map.forEachEntry((quantile, value) -> quantiles.put(quantile, value.asLong()));
    }
    return quantiles;
  }

  record Case(int number, JsonNode json) {
    List<Operation> history(Function<JsonNode, ReadRecorder> readings) {
      List<Operation> history = new ArrayList<>();
      json.get("history").forEach(line -> history.add(operation(line, readings.apply(line))));
      return history;
    }

    private static Operation operation(JsonNode line, ReadRecorder readings) {
      JsonNode value = line.get("value");
      return new Operation(
          line.get("index").asLong(),
          line.get("time").asLong(),
          line.get("process").asInt(),
          Type.valueOf(line.get("type").asString().toUpperCase(Locale.ROOT)),
          line.get("f").asString(),
          Optional.ofNullable(
              value.isNull()
                  ? null
                  : value.isArray() ? readings.add(longs(value)) : (Object) value.asLong()),
          Optional.ofNullable(line.get("error")));
    }

    @Override
    public String toString() {
      return "case " + number;
    }
  }
}
