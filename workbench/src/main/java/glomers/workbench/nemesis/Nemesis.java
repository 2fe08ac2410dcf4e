package glomers.workbench.nemesis;

import glomers.workbench.history.History;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Disruption;
import glomers.workbench.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Starts and stops one kind of fault, in turn, as Maelstrom's nemesis does: the first start comes
 * at once, each later stop and start after a delay uniform in [0, 2 × interval]. Unlike there, the
 * fault can't miss the test: it doesn't stop before it has touched something. A cut, if the delay
 * is short, also goes on until every node behind it has missed a message, but no longer than the
 * longest delay. Or it does what a script says. Belongs to its loop's thread.
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
  private final List<Made> made = new ArrayList<>();
  private final List<Made> current = new ArrayList<>();
  private final List<Made> endedByStop = new ArrayList<>();
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

  /** Schedules the first start: now, before the operations that are due at the same moment. */
  public void start() {
    loop.after(0, this::step);
  }

  /** Schedules what a script says of this kind of fault. */
  public void play(List<TimedFault> script) {
    for (TimedFault timed : script) {
      if (timed.trouble().fault() == fault) {
        // Both now, so that of what is due at one moment the faults come before the operations.
        List<Made> begun = new ArrayList<>();
        loop.after(timed.fromNanos(), () -> begun.add(begin(timed.trouble())));
        loop.after(timed.toNanos(), () -> begun.forEach(this::end));
      }
    }
  }

  /** Ends the fault, and does nothing more. */
  public void stop() {
    stopped = true;
    endedByStop.addAll(current);
    List.copyOf(current).forEach(this::end);
  }

  public Fault fault() {
    return fault;
  }

  /** Each time that the fault was there, in order. */
  public List<Disruption> disruptions() {
    return made.stream().map(Made::disruption).toList();
  }

  /** What it did so far, as a script that does it again. */
  public List<TimedFault> script() {
    return made.stream()
        .map(trouble -> trouble.timed(history.now(), endedByStop.contains(trouble)))
        .toList();
  }

  /** How many messages, or nodes, the fault touched. */
  public long affected() {
    return made.stream().mapToLong(trouble -> trouble.disruption.affected()).sum();
  }

  /** The faults now in force, in a few words each. */
  public List<String> current() {
    return current.stream()
        .map(trouble -> fault + " (" + trouble.disruption.detail() + ")")
        .toList();
  }

  private void step() {
    if (stopped) {
      return;
    }
    if (current.stream().anyMatch(this::isTooEarlyToEnd)) {
      loop.after(PATIENCE_NANOS, this::step);
      return;
    }
    if (current.isEmpty()) {
      beginAny();
    } else {
      end(current.get(0));
    }
    loop.after((long) (random.nextDouble() * 2 * intervalNanos), this::step);
  }

  private boolean isTooEarlyToEnd(Made trouble) {
    Disruption disruption = trouble.disruption;
    boolean brief = history.now() - disruption.begin() < 2 * intervalNanos;
    return disruption.affected() == 0 || (brief && !disruption.hasTouchedAll());
  }

  /** Such as a cut behind another cut, or around a node that is paused. */
  private void replaceIfFruitless(Made trouble) {
    if (current.contains(trouble) && trouble.disruption.affected() == 0) {
      end(trouble);
      beginAny();
    }
  }

  private void beginAny() {
    Made begun = begin(troublemaker.choose());
    loop.after(FRUITLESS_NANOS, () -> replaceIfFruitless(begun));
  }

  private Made begin(Trouble trouble) {
    Disruption disruption =
        new Disruption(
            fault.toString(), made.size() + 1, trouble.detail(), history.now(), trouble.effect());
    Made begun = new Made(disruption, trouble);
    made.add(begun);
    current.add(begun);
    network.add(disruption);
    for (String node : trouble.paused()) {
      pauser.pause(node);
      disruption.affect();
    }
    history.nemesis("start-" + fault, trouble.detail());
    return begun;
  }

  private void end(Made trouble) {
    if (current.remove(trouble)) {
      network.remove(trouble.disruption);
      trouble.disruption.end(history.now());
      trouble.trouble.paused().stream().filter(node -> !paused(node)).forEach(pauser::resume);
      history.nemesis("stop-" + fault, trouble.disruption.detail());
    }
  }

  private boolean paused(String node) {
    return current.stream().anyMatch(trouble -> trouble.trouble.paused().contains(node));
  }

  /** Trouble that was made. */
  private record Made(Disruption disruption, Trouble trouble) {
    /**
     * What ends with the operations ends after the last of them: a script must not end it before
     * that one, at the same moment.
     */
    TimedFault timed(long now, boolean withOperations) {
      long end = disruption.end().orElse(now) + (withOperations ? 1 : 0);
      return new TimedFault(disruption.begin(), end, trouble);
    }
  }
}
