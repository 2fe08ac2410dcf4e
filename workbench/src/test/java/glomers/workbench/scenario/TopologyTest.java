package glomers.workbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TopologyTest {
  @ParameterizedTest
  @EnumSource
  void neighbours_and_their_order_are_those_of_the_real_maelstrom_for_every_size(Topology topology)
      throws IOException {
    String name = topology == Topology.TREE ? "tree2" : topology.name().toLowerCase(Locale.ROOT);
    Map<Integer, Map<String, List<String>>> expected = expected(name);
    assertThat(expected).hasSize(12);
    expected.forEach(
        (size, neighbours) ->
            assertThat(topology.neighbours(nodes(size)))
                .as("%s of %d", topology, size)
                .isEqualTo(neighbours));
  }

  private static List<String> nodes(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
  }

  private static Map<Integer, Map<String, List<String>>> expected(String name) throws IOException {
    try (InputStream file =
        TopologyTest.class.getResourceAsStream("/conformance/topologies.json")) {
      Map<Integer, Map<String, List<String>>> sizes = new HashMap<>();
      new JsonMapper()
          .readTree(file)
          .get(name)
          .forEachEntry((size, nodes) -> sizes.put(Integer.valueOf(size), neighbours(nodes)));
      return sizes;
    }
  }

  private static Map<String, List<String>> neighbours(JsonNode nodes) {
    Map<String, List<String>> neighbours = new HashMap<>();
    nodes.forEachEntry(
        (node, names) -> {
          List<String> list = new ArrayList<>();
          names.forEach(neighbour -> list.add(neighbour.asString()));
          neighbours.put(node, list);
        });
    return neighbours;
  }
}
