package glomers.workbench.nemesis;

import glomers.workbench.history.History;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.nemesis.Troublemaker.Trouble;
import glomers.workbench.network.Disruption;
import glomers.workbench.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Starts and stops one kind of fault, in turn, each after a delay uniform in [0, 2 × interval], as
 * Maelstrom's nemesis does; but so that the fault can't miss the test: it first starts in the first
 * half, and doesn't stop before it has touched something. A cut, if the delay is short, also goes
 * on until every node behind it has missed a message, but no longer than the longest delay. Belongs
 * to its loop's thread.
 */
public final class Nemesis {
  /** How often a fault that touched too little so far is looked at again. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** A fault that touched nothing for so long gives way to another choice of its kind. */
  private static final long FRUITLESS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Fault fault;
  private final EventLoop loop;
  private final Network network;
  private final History history;
  private final Pauser pauser;
  private final long intervalNanos;
  private final RandomGenerator random;
  private final Troublemaker troublemaker;
  private final List<Disruption> disruptions = new ArrayList<>();
  private Optional<Trouble> current = Optional.empty();
  private boolean stopped;

  public Nemesis(
      Fault fault,
      EventLoop loop,
      Network network,
      History history,
      Pauser pauser,
      List<String> nodes,
      long intervalNanos,
      RandomGenerator random) {
    this.fault = fault;
    this.loop = loop;
    this.network = network;
    this.history = history;
    this.pauser = pauser;
    this.intervalNanos = intervalNanos;
    this.random = random;
    this.troublemaker = new Troublemaker(fault, nodes, random);
  }

  /** Whoever can make a node stand still, and go on. */
  public interface Pauser {
    void pause(String node);

    void resume(String node);
  }

  /** Schedules the first start. */
  public void start(long timeLimitNanos) {
    long most = Math.min(2 * intervalNanos, timeLimitNanos / 2);
    loop.after((long) (random.nextDouble() * most), this::step);
  }

  /** Ends the fault, and does nothing more. */
  public void stop() {
    stopped = true;
    if (current.isPresent()) {
      end();
    }
  }

  public Fault fault() {
    return fault;
  }

  /** Each time that the fault was there, in order. */
  public List<Disruption> disruptions() {
    return List.copyOf(disruptions);
  }

  /** How many messages, or nodes, the fault touched. */
  public long affected() {
    return disruptions.stream().mapToLong(Disruption::affected).sum();
  }

  /** The fault now in force, in a few words. */
  public Optional<String> current() {
    return current.map(trouble -> fault + " (" + trouble.detail() + ")");
  }

  private void step() {
    if (stopped) {
      return;
    }
    if (current.isPresent() && isTooEarlyToEnd()) {
      loop.after(PATIENCE_NANOS, this::step);
      return;
    }
    if (current.isPresent()) {
      end();
    } else {
      begin();
    }
    loop.after((long) (random.nextDouble() * 2 * intervalNanos), this::step);
  }

  private boolean isTooEarlyToEnd() {
    boolean brief = loop.now() - last().begin() < 2 * intervalNanos;
    return last().affected() == 0 || (brief && !last().hasTouchedAll());
  }

  /** Such as a cut behind another cut, or around a node that is paused. */
  private void replaceIfFruitless(Disruption disruption) {
    if (current.isPresent() && last() == disruption && disruption.affected() == 0) {
      end();
      begin();
    }
  }

  private void begin() {
    Trouble trouble = troublemaker.choose();
    Disruption disruption =
        new Disruption(
            fault.toString(),
            disruptions.size() + 1,
            trouble.detail(),
            loop.now(),
            trouble.effect());
    disruptions.add(disruption);
    current = Optional.of(trouble);
    network.add(disruption);
    for (String node : trouble.paused()) {
      pauser.pause(node);
      disruption.affect();
    }
    history.nemesis(loop.now(), "start-" + fault, trouble.detail());
    loop.after(FRUITLESS_NANOS, () -> replaceIfFruitless(disruption));
  }

  private void end() {
    Trouble trouble = current.orElseThrow();
    network.remove(last());
    trouble.paused().forEach(pauser::resume);
    current = Optional.empty();
    history.nemesis(loop.now(), "stop-" + fault, trouble.detail());
  }

  private Disruption last() {
    return disruptions.get(disruptions.size() - 1);
  }
}
