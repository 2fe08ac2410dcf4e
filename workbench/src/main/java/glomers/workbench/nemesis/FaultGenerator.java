package glomers.workbench.nemesis;

import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Link;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Chooses what one fault does this time: which links, which share, which nodes. Belongs to its
 * loop's thread.
 */
final class FaultGenerator {
  /** The shares of messages that loss and duplicate touch, in percent. */
  private static final int LEAST_PERCENT = 10;

  private static final int MOST_PERCENT = 50;

  /** Short enough to be read and typed. */
  private static final int SEEDS = 1_000_000;

  private final FaultKind fault;
  private final List<String> nodes;
  private final RandomGenerator random;

  FaultGenerator(FaultKind fault, List<String> nodes, RandomGenerator random) {
    this.fault = fault;
    this.nodes = nodes;
    this.random = random;
  }

  Fault choose() {
    return switch (fault) {
      case PARTITION -> partition();
      case ONE_WAY -> oneWay();
      case LOSS -> new Fault.Loss(percent(), random.nextInt(SEEDS));
      case DUPLICATE -> new Fault.Duplicate(percent(), random.nextInt(SEEDS));
      case SLOW -> new Fault.Slow();
      case PAUSE -> pause();
    };
  }

  private Fault partition() {
    PartitionShape shape;
    List<Link> cuts;
    do { // some shapes cut nothing in a small cluster
      shape = PartitionShape.values()[random.nextInt(PartitionShape.values().length)];
      cuts = shape.cuts(nodes, random);
    } while (cuts.isEmpty() && nodes.size() > 1);
    return new Fault.Cut(fault, shape.describe(nodes, cuts), new LinkedHashSet<>(cuts));
  }

  private Fault oneWay() {
    List<String> shuffled = PartitionShape.shuffled(nodes, random);
    int deaf = nodes.size() == 1 ? 0 : 1 + random.nextInt(nodes.size() - 1);
    List<String> unheard = shuffled.subList(deaf, nodes.size()).stream().sorted().toList();
    List<String> deafened = shuffled.subList(0, deaf).stream().sorted().toList();
    Set<Link> cuts = new LinkedHashSet<>();
    deafened.forEach(to -> unheard.forEach(from -> cuts.add(new Link(from, to))));
    String detail = String.join(" ", deafened) + " can't hear " + String.join(" ", unheard);
    return new Fault.Cut(fault, detail, cuts);
  }

  private Fault pause() {
    int most = Math.max(1, nodes.size() / 2);
    return new Fault.Pause(
        PartitionShape.shuffled(nodes, random).subList(0, 1 + random.nextInt(most)).stream()
            .sorted()
            .toList());
  }

  private int percent() {
    return LEAST_PERCENT + random.nextInt(MOST_PERCENT - LEAST_PERCENT + 1);
  }
}
