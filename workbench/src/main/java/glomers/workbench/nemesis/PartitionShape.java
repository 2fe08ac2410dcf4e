package glomers.workbench.nemesis;

import glomers.workbench.scenario.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The shapes of Maelstrom's partitions. One differs: for a ring of more than five nodes, Maelstrom
 * draws the links at random.
 */
enum PartitionShape {
  /** One random node is isolated. */
  ONE,
  /** Two random halves. If the number of nodes is odd, the first half is the smaller one. */
  MAJORITY,
  /** A random minority of less than a third is isolated. */
  MINORITY_THIRD,
  /** Every node receives messages from a majority, and no two nodes from the same majority. */
  MAJORITIES_RING;

  /** The links to cut for this shape among these nodes. */
  List<Link> cuts(List<String> nodes, RandomGenerator random) {
    List<String> shuffled = shuffled(nodes, random);
    int count = nodes.size();
    return switch (this) {
      case ONE -> split(shuffled, 1);
      case MAJORITY -> split(shuffled, count / 2);
      case MINORITY_THIRD -> split(shuffled, (count - 1) / 3);
      case MAJORITIES_RING -> ring(shuffled);
    };
  }

  /** Its name, and the two sides of the partition if there are two. */
  String describe(List<String> nodes, List<Link> cuts) {
    if (this == MAJORITIES_RING) {
      return toString();
    }
    List<String> otherSide =
        cuts.stream()
            .filter(cut -> cut.to().equals(nodes.get(0)))
            .map(Link::from)
            .sorted()
            .toList();
    List<String> side = nodes.stream().filter(node -> !otherSide.contains(node)).sorted().toList();
    return this + ": " + String.join(" ", side) + " | " + String.join(" ", otherSide);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Link> split(List<String> nodes, int size) {
    List<Link> cuts = new ArrayList<>();
    for (String a : nodes.subList(0, size)) {
      for (String b : nodes.subList(size, nodes.size())) {
        cuts.add(new Link(a, b));
        cuts.add(new Link(b, a));
      }
    }
    return cuts;
  }

  /**
   * Each node receives from its nearest neighbours in a ring; together with itself they are a
   * majority.
   */
  private static List<Link> ring(List<String> nodes) {
    int count = nodes.size();
    int neighbours = count / 2; // neighbours that a node receives from
    int behind = neighbours / 2 + neighbours % 2;
    int ahead = neighbours - behind;
    if (count > 4) {
      ahead = behind; // makes the links symmetric
    }
    List<Link> cuts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (int distance = ahead + 1; distance < count - behind; distance++) {
        cuts.add(new Link(nodes.get((i + distance) % count), nodes.get(i)));
      }
    }
    return cuts;
  }

  static List<String> shuffled(List<String> nodes, RandomGenerator random) {
    List<String> shuffled = new ArrayList<>(nodes);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      String swapped = shuffled.set(i, shuffled.get(j));
      shuffled.set(j, swapped);
    }
    return shuffled;
  }
}
