package glomers.workbench.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.scenario.Link;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionShapeTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 6, 25})
  void one_isolates_a_single_node_in_both_directions(int count) {
    List<Link> cuts = cuts(PartitionShape.ONE, count);
    assertThat(cuts).hasSize(2 * (count - 1));
    assertThat(components(cuts, count)).containsExactly(1, count - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 6, 25})
  void majority_makes_two_halves_of_which_the_first_is_smaller_for_odd_counts(int count) {
    assertThat(components(cuts(PartitionShape.MAJORITY, count), count))
        .containsExactly(count / 2, count - count / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 25})
  void minority_third_isolates_less_than_a_third(int count) {
    int third = (count - 1) / 3;
    assertThat(third * 3).isLessThan(count);
    assertThat(components(cuts(PartitionShape.MINORITY_THIRD, count), count))
        .containsExactly(third, count - third);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 25})
  void in_a_majorities_ring_every_node_receives_from_a_majority_and_no_two_from_the_same(
      int count) {
    Map<String, Set<String>> heard = heard(cuts(PartitionShape.MAJORITIES_RING, count), count);
    heard.values().forEach(nodes -> assertThat(nodes.size()).isGreaterThan(count / 2));
    assertThat(new HashSet<>(heard.values())).hasSize(count);
  }

  @Test
  void in_a_ring_of_five_the_links_of_each_node_to_two_neighbours_work_in_both_directions() {
    Map<String, Set<String>> heard = heard(cuts(PartitionShape.MAJORITIES_RING, 5), 5);
    heard.forEach(
        (node, nodes) -> {
          assertThat(nodes).hasSize(3).contains(node);
          nodes.forEach(other -> assertThat(heard.get(other)).contains(node));
        });
  }

  @ParameterizedTest
  @EnumSource
  void a_single_node_can_not_be_cut_from_anyone(PartitionShape shape) {
    assertThat(cuts(shape, 1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_same_seed_cuts_the_same_links_and_another_seed_others(PartitionShape shape) {
    List<String> nodes = nodes(7);
    assertThat(shape.cuts(nodes, new SplittableRandom(3)))
        .isEqualTo(shape.cuts(nodes, new SplittableRandom(3)));
    Set<List<Link>> different = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      different.add(shape.cuts(nodes, new SplittableRandom(seed)));
    }
    assertThat(different.size()).isGreaterThan(1);
  }

  private static List<Link> cuts(PartitionShape shape, int count) {
    return shape.cuts(nodes(count), new SplittableRandom(count));
  }

  private static List<String> nodes(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
  }

  private static Map<String, Set<String>> heard(List<Link> cuts, int count) {
    Map<String, Set<String>> heard = new TreeMap<>();
    nodes(count).forEach(node -> heard.put(node, new TreeSet<>(nodes(count))));
    cuts.forEach(cut -> heard.get(cut.to()).remove(cut.from()));
    return heard;
  }

  /** The sizes of the groups of nodes that receive from each other, smallest first. */
  private static List<Integer> components(List<Link> cuts, int count) {
    List<Integer> sizes = new ArrayList<>();
    new HashSet<>(heard(cuts, count).values()).forEach(group -> sizes.add(group.size()));
    sizes.sort(null);
    return sizes;
  }
}
