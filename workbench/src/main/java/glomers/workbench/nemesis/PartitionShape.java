package glomers.workbench.nemesis;

import glomers.workbench.scenario.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The shapes in which Maelstrom partitions a cluster; but for the ring of more than five nodes,
 * whose links it draws at random.
 */
enum PartitionShape {
  /** One random node is alone. */
  ONE,
  /** Two random halves; the smaller is the first for an odd number of nodes. */
  MAJORITY,
  /** A random set of just under a third is cut away. */
  MINORITY_THIRD,
  /** Every node hears a majority, and no two nodes the same one. */
  MAJORITIES_RING;

  /** The links that are cut if this shape falls on these nodes. */
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

  /** Its name, and who can talk to whom where there are two sides. */
  String describe(List<String> nodes, List<Link> cuts) {
    if (this == MAJORITIES_RING) {
      return toString();
    }
    List<String> unheard =
        cuts.stream()
            .filter(cut -> cut.to().equals(nodes.get(0)))
            .map(Link::from)
            .sorted()
            .toList();
    List<String> heard = nodes.stream().filter(node -> !unheard.contains(node)).sorted().toList();
    return this + ": " + String.join(" ", heard) + " | " + String.join(" ", unheard);
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

  /** Each node hears its nearest neighbours in a ring, so many that with itself they are most. */
  private static List<Link> ring(List<String> nodes) {
    int count = nodes.size();
    int heard = count / 2; // besides itself
    int behind = heard / 2 + heard % 2;
    int ahead = heard - behind;
    if (count > 4) {
      ahead = behind; // so that whoever hears is heard
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
