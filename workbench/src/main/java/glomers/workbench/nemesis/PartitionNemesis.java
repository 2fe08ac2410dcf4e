package glomers.workbench.nemesis;

import glomers.workbench.history.History;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Partitions the network and heals it, in turn, each after a delay uniform in [0, 2 × interval], as
 * Maelstrom's {@code --nemesis partition} does. Belongs to its loop's thread.
 */
public final class PartitionNemesis {
  private final EventLoop loop;
  private final Network network;
  private final History history;
  private final List<String> nodes;
  private final long intervalNanos;
  private final RandomGenerator random;
  private Optional<String> current = Optional.empty();
  private int partitions;
  private boolean stopped;

  public PartitionNemesis(
      EventLoop loop,
      Network network,
      History history,
      List<String> nodes,
      long intervalNanos,
      RandomGenerator random) {
    this.loop = loop;
    this.network = network;
    this.history = history;
    this.nodes = nodes;
    this.intervalNanos = intervalNanos;
    this.random = random;
  }

  /** Schedules the first partition. */
  public void start() {
    loop.after(nextDelay(), this::step);
  }

  /** Heals what is cut, and does nothing more. */
  public void stop() {
    stopped = true;
    if (current.isPresent()) {
      heal();
    }
  }

  /** The partition now in force, in a few words. */
  public Optional<String> current() {
    return current;
  }

  /** How many partitions there have been. */
  public int partitions() {
    return partitions;
  }

  private void step() {
    if (stopped) {
      return;
    }
    if (current.isPresent()) {
      heal();
    } else {
      partition();
    }
    loop.after(nextDelay(), this::step);
  }

  private void partition() {
    Partition shape = Partition.values()[random.nextInt(Partition.values().length)];
    shape.cuts(nodes, random).forEach(cut -> network.cut(cut.sender(), cut.receiver()));
    partitions++;
    current = Optional.of(shape.toString());
    history.nemesis(loop.now(), "start-partition", shape.toString());
  }

  private void heal() {
    network.heal();
    current = Optional.empty();
    history.nemesis(loop.now(), "stop-partition", "healed");
  }

  private long nextDelay() {
    return (long) (random.nextDouble() * 2 * intervalNanos);
  }
}
