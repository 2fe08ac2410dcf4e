package glomers.workbench.nemesis;

import glomers.workbench.network.Disruption.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Chooses what one fault does this time: which links, which share, which nodes. Belongs to its
 * loop's thread.
 */
final class Troublemaker {
  private static final int SLOW_FACTOR = 10;
  private static final long SLOW_NANOS_WITHOUT_LATENCY = TimeUnit.MILLISECONDS.toNanos(100);

  /** The shares of messages that loss and duplicate touch. */
  private static final double LEAST_SHARE = 0.1;

  private static final double MOST_SHARE = 0.5;

  private final Fault fault;
  private final List<String> nodes;
  private final RandomGenerator random;

  Troublemaker(Fault fault, List<String> nodes, RandomGenerator random) {
    this.fault = fault;
    this.nodes = nodes;
    this.random = random;
  }

  /**
   * A choice of trouble.
   *
   * @param detail what it is, for people
   * @param paused nodes to stop meanwhile
   */
  record Trouble(String detail, Effect effect, List<String> paused) {}

  Trouble choose() {
    return switch (fault) {
      case PARTITION -> partition();
      case ONE_WAY -> oneWay();
      case LOSS -> loss();
      case DUPLICATE -> duplicate();
      case SLOW -> slow();
      case PAUSE -> pause();
    };
  }

  private Trouble partition() {
    Partition shape;
    List<Partition.Cut> cuts;
    do { // some shapes cut nothing in a small cluster
      shape = Partition.values()[random.nextInt(Partition.values().length)];
      cuts = shape.cuts(nodes, random);
    } while (cuts.isEmpty() && nodes.size() > 1);
    return cut(shape.describe(nodes, cuts), cuts);
  }

  private Trouble oneWay() {
    List<String> shuffled = Partition.shuffled(nodes, random);
    int deaf = nodes.size() == 1 ? 0 : 1 + random.nextInt(nodes.size() - 1);
    List<String> unheard = shuffled.subList(deaf, nodes.size()).stream().sorted().toList();
    List<String> deafened = shuffled.subList(0, deaf).stream().sorted().toList();
    List<Partition.Cut> cuts = new ArrayList<>();
    deafened.forEach(to -> unheard.forEach(from -> cuts.add(new Partition.Cut(from, to))));
    return cut(String.join(" ", deafened) + " can't hear " + String.join(" ", unheard), cuts);
  }

  private static Trouble cut(String detail, Collection<Partition.Cut> cuts) {
    return trouble(detail, new CutLinks(cuts));
  }

  private Trouble loss() {
    double share = share();
    return trouble(
        percent(share) + " of the messages",
        new Effect() {
          @Override
          public boolean stops(String src, String dest) {
            return random.nextDouble() < share;
          }
        });
  }

  private Trouble duplicate() {
    double share = share();
    return trouble(
        percent(share) + " of the messages",
        new Effect() {
          @Override
          public boolean duplicates() {
            return random.nextDouble() < share;
          }
        });
  }

  private static Trouble slow() {
    return trouble(
        "tenfold",
        new Effect() {
          @Override
          public long slowed(long latencyNanos) {
            return latencyNanos == 0 ? SLOW_NANOS_WITHOUT_LATENCY : latencyNanos * SLOW_FACTOR;
          }
        });
  }

  private Trouble pause() {
    int most = Math.max(1, nodes.size() / 2);
    List<String> paused =
        Partition.shuffled(nodes, random).subList(0, 1 + random.nextInt(most)).stream()
            .sorted()
            .toList();
    return new Trouble(String.join(" ", paused), new Effect() {}, paused);
  }

  private static Trouble trouble(String detail, Effect effect) {
    return new Trouble(detail, effect, List.of());
  }

  private double share() {
    return LEAST_SHARE + random.nextDouble() * (MOST_SHARE - LEAST_SHARE);
  }

  private static String percent(double share) {
    return Math.round(share * 100) + "%";
  }
}
