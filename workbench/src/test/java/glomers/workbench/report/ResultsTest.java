package glomers.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.CheckResult;
import glomers.workbench.network.NetworkStats;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.RelayNode;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import us.bpsm.edn.Keyword;
import us.bpsm.edn.parser.Parsers;

/** The results map has the keys of a real Maelstrom's, except those that are listed here. */
class ResultsTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Maps whose keys are data. */
  private static final Set<String> OPEN =
      Set.of("workload/stable-latencies", "workload/lost-latencies", "stats/by-f");

  /** A real Maelstrom draws plots, and reports exceptions in its own threads. */
  private static final Set<String> ONLY_THERE = Set.of("perf", "timeline", "exceptions");

  private static final Set<String> ONLY_HERE =
      Set.of("seed", "command", "nemesis", "quiet", "findings", "explanations");

  @Test
  void a_test_with_lost_and_late_values_has_the_keys_of_a_real_one() throws IOException {
    JsonNode results = json(lossy());
    assertThat(results.at("/workload/lost-count").asInt()).isPositive();
    assertThat(results.at("/workload/stale-count").asInt()).isPositive();
    Set<String> real = keysOfARealOne();
    assertThat(without(keys(results), ONLY_HERE)).isEqualTo(without(real, ONLY_THERE));
    assertThat(topLevel(keys(results))).containsAll(ONLY_HERE);
    assertThat(topLevel(real)).containsAll(ONLY_THERE);
  }

  @Test
  void keys_without_data_are_left_out() throws IOException {
    Set<String> real = without(keysOfARealOne(), ONLY_THERE);
    JsonNode good = json(healthy());
    assertThat(without(keys(good), ONLY_HERE))
        .isEqualTo(
            matching(
                real, key -> !key.contains("lost-latencies") && !key.contains("worst-stale/")));
    JsonNode none = JSON.readTree(Results.json(ofNothing()));
    assertThat(none.at("/workload/stable-latencies").isMissingNode()).isTrue();
    assertThat(none.at("/availability/ok-fraction").asInt()).isOne();
    assertThat(MaelstromResults.net(new NetworkStats(), 0).toString()).doesNotContain("per-op");
  }

  @Test
  void the_worst_are_listed_with_the_operations_that_made_them_late() {
    for (JsonNode stale : json(lossy()).at("/workload/worst-stale")) {
      long known = stale.at("/known/time").asLong();
      long absent = stale.at("/last-absent/time").asLong();
      assertThat(stale.get("stable-latency").asLong()).isEqualTo((absent + 1 - known) / 1_000_000);
      assertThat(stale.get("lost-latency").isNull()).isTrue();
      assertThat(stale.at("/last-absent/type").asString()).isEqualTo("invoke");
      assertThat(stale.at("/last-absent/f").asString()).isEqualTo("read");
      assertThat(stale.at("/known/type").asString()).isEqualTo("ok");
      assertThat(stale.at("/known/f").asString()).isIn("add", "read");
    }
  }

  @Test
  void targets_have_the_reasons_why_they_were_missed_or_not_judged() {
    JsonNode missed =
        json(Simulation.run(
                ScenarioBuilder.of(Challenge.C3D).topology(Topology.TOTAL).build(), RelayNode::new))
            .get("targets");
    assertThat(missed.get("met?").asBoolean()).isFalse();
    assertThat(missed.at("/reasons/0").asString()).contains("and the target is under 30");
    JsonNode other =
        json(Simulation.run(ScenarioBuilder.of(Challenge.C3D).nodes(3).build(), RelayNode::new))
            .get("targets");
    assertThat(other.get("met?").asString()).isEqualTo("unknown");
    assertThat(other.get("status").asString()).isEqualTo("not judged");
    assertThat(other.at("/reasons/0").asString()).isEqualTo("--node-count is 3, not 25");
  }

  @Test
  void in_edn_an_operation_has_keywords_and_a_read_a_vector() {
    Map<?, ?> results =
        (Map<?, ?>)
            Parsers.newParser(Parsers.defaultConfiguration())
                .nextValue(Parsers.newParseable(EdnPrinter.print(of(lossy()))));
    Map<?, ?> workload = (Map<?, ?>) results.get(key("workload"));
    Collection<?> worst = (Collection<?>) workload.get(key("worst-stale"));
    assertThat(worst).isNotEmpty();
    for (Object entry : worst) {
      Map<?, ?> known = (Map<?, ?>) ((Map<?, ?>) entry).get(key("known"));
      assertThat(known.get(key("type"))).isEqualTo(key("ok"));
      assertThat(known.get(key("f"))).isIn(key("add"), key("read"));
      assertThat(known.get(key("value"))).isInstanceOfAny(Long.class, List.class);
      assertThat(((Map<?, ?>) entry).get(key("outcome"))).isEqualTo(key("stable"));
    }
  }

  private static Outcome lossy() {
    return Simulation.run(
        ScenarioBuilder.of(Challenge.C3C).seed(1).latency(20).build(), RelayNode::new);
  }

  private static Outcome healthy() {
    return Simulation.run(ScenarioBuilder.of(Challenge.C3B).seed(1).build(), RelayNode::new);
  }

  private static Map<String, Object> of(Outcome outcome) {
    return Results.of(outcome, List.of(), "repeat");
  }

  private static Map<String, Object> ofNothing() {
    return Results.of(CheckResult.of(List.of()), List.of(), List.of(), "repeat");
  }

  private static JsonNode json(Outcome outcome) {
    return JSON.readTree(Results.json(of(outcome)));
  }

  private static Keyword key(String name) {
    return Keyword.newKeyword(name);
  }

  private static Set<String> keysOfARealOne() throws IOException {
    try (InputStream file =
        ResultsTest.class.getResourceAsStream("/conformance/results-keys.json")) {
      Set<String> keys = new TreeSet<>();
      JSON.readTree(file).get("keys").forEach(key -> keys.add(key.asString()));
      return keys;
    }
  }

  /** The paths of all values that are neither maps nor lists of maps. */
  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.forEachEntry((key, value) -> addKeys(key, value, keys));
    return keys;
  }

  private static void addKeys(String path, JsonNode node, Set<String> keys) {
    boolean isOpen = OPEN.contains(path);
    if (node.isObject() && !node.isEmpty()) {
      node.forEachEntry((key, value) -> addKeys(path + "/" + (isOpen ? "*" : key), value, keys));
    } else if (path.endsWith("worst-stale") && !node.isEmpty()) {
      node.forEach(entry -> addKeys(path + "/[]", entry, keys));
    } else if (!path.endsWith("worst-stale") && !isOpen) {
      keys.add(path);
    }
  }

  private static Set<String> without(Set<String> keys, Set<String> topLevel) {
    return matching(keys, key -> !topLevel.contains(key.split("/")[0]));
  }

  private static Set<String> matching(Set<String> keys, Predicate<String> condition) {
    return keys.stream().filter(condition).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> topLevel(Set<String> keys) {
    return keys.stream().map(key -> key.split("/")[0]).collect(Collectors.toSet());
  }
}
