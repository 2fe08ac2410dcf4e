package glomers.workbench.nemesis;

import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Link;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Draws faults of one kind: which links, which share of messages, or which nodes. Confined to the
 * event-loop thread.
 */
final class FaultGenerator {
  /** The range of the share of messages that are lost or duplicated, in percent. */
  private static final int MIN_PERCENT = 10;

  private static final int MAX_PERCENT = 50;

  /** The number of possible seeds. They are short, so that a person can type them. */
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
    do { // in a small cluster, some shapes cut no links
      shape = PartitionShape.values()[random.nextInt(PartitionShape.values().length)];
      cuts = shape.cuts(nodes, random);
    } while (cuts.isEmpty() && nodes.size() > 1);
    return new Fault.Cut(fault, shape.describe(nodes, cuts), new LinkedHashSet<>(cuts));
  }

  private Fault oneWay() {
    List<String> shuffled = PartitionShape.shuffled(nodes, random);
    int receiverCount = nodes.size() == 1 ? 0 : 1 + random.nextInt(nodes.size() - 1);
    List<String> senders = shuffled.subList(receiverCount, nodes.size()).stream().sorted().toList();
    List<String> receivers = shuffled.subList(0, receiverCount).stream().sorted().toList();
    Set<Link> cuts = new LinkedHashSet<>();
    receivers.forEach(to -> senders.forEach(from -> cuts.add(new Link(from, to))));
    String detail = String.join(" ", receivers) + " can't hear " + String.join(" ", senders);
    return new Fault.Cut(fault, detail, cuts);
  }

  private Fault pause() {
    int max = Math.max(1, nodes.size() / 2);
    return new Fault.Pause(
        PartitionShape.shuffled(nodes, random).subList(0, 1 + random.nextInt(max)).stream()
            .sorted()
            .toList());
  }

  private int percent() {
    return MIN_PERCENT + random.nextInt(MAX_PERCENT - MIN_PERCENT + 1);
  }
}
