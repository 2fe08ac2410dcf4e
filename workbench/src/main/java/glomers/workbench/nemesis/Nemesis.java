package glomers.workbench.nemesis;

import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.network.Network;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.ScheduledFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Starts and stops one kind of fault, in turn, as Maelstrom's nemesis does: the first start comes
 * at once, each later stop and start after a delay uniform in [0, 2 × interval]. Unlike there, the
 * fault can't miss the test: it doesn't stop before it has touched something. A cut, if the delay
 * is short, also goes on until every node behind it has missed a message, but no longer than the
 * longest delay. Or it does what a schedule says. Confined to the event-loop thread.
 */
public final class Nemesis {
  /** How often a fault that touched too little so far is looked at again. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** A fault that touched nothing for so long gives way to another choice of its kind. */
  private static final long FRUITLESS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final FaultKind fault;
  private final EventLoop loop;
  private final Network network;
  private final FaultRecorder recorder;
  private final Pauser pauser;
  private final long intervalNanos;
  private final RandomGenerator random;
  private final FaultGenerator generator;
  private final List<InjectedFault> injectedFaults = new ArrayList<>();
  private final List<InjectedFault> current = new ArrayList<>();
  private final List<InjectedFault> endedByStop = new ArrayList<>();
  private boolean stopped;

  public Nemesis(
      FaultKind fault,
      EventLoop loop,
      Network network,
      FaultRecorder recorder,
      Pauser pauser,
      List<String> nodes,
      long intervalNanos,
      RandomGenerator random) {
    this.fault = fault;
    this.loop = loop;
    this.network = network;
    this.recorder = recorder;
    this.pauser = pauser;
    this.intervalNanos = intervalNanos;
    this.random = random;
    this.generator = new FaultGenerator(fault, nodes, random);
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

  /** Schedules what a schedule says of this kind of fault. */
  public void play(List<ScheduledFault> schedule) {
    for (ScheduledFault timed : schedule) {
      if (timed.fault().kind() == fault) {
        // Both now, so that of what is due at one moment the faults come before the operations.
        List<InjectedFault> begun = new ArrayList<>();
        loop.after(timed.fromNanos(), () -> begun.add(begin(timed.fault())));
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

  public FaultKind fault() {
    return fault;
  }

  /** Each time that the fault was there, in order. */
  public List<InjectedFault> injectedFaults() {
    return Collections.unmodifiableList(injectedFaults);
  }

  /** What it did so far, as a schedule that does it again. */
  public List<ScheduledFault> schedule() {
    return injectedFaults.stream().map(this::scheduled).toList();
  }

  /** How many messages, or nodes, the fault touched. */
  public long affected() {
    return injectedFaults.stream().mapToLong(InjectedFault::affected).sum();
  }

  /** The faults now in force, in a few words each. */
  public List<String> current() {
    return current.stream().map(injected -> fault + " (" + injected.detail() + ")").toList();
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

  private boolean isTooEarlyToEnd(InjectedFault injected) {
    boolean brief = recorder.now() - injected.begin() < 2 * intervalNanos;
    return injected.affected() == 0 || (brief && !injected.hasTouchedAll());
  }

  /** Such as a cut behind another cut, or around a node that is paused. */
  private void replaceIfFruitless(InjectedFault injected) {
    if (current.contains(injected) && injected.affected() == 0) {
      end(injected);
      beginAny();
    }
  }

  private void beginAny() {
    InjectedFault begun = begin(generator.choose());
    loop.after(FRUITLESS_NANOS, () -> replaceIfFruitless(begun));
  }

  private InjectedFault begin(Fault chosen) {
    InjectedFault begun =
        new InjectedFault(chosen, injectedFaults.size() + 1, recorder.now(), Effects.of(chosen));
    injectedFaults.add(begun);
    current.add(begun);
    network.add(begun);
    for (String node : chosen.paused()) {
      pauser.pause(node);
      begun.affect();
    }
    recorder.nemesis("start-" + fault, chosen.detail());
    return begun;
  }

  private void end(InjectedFault injected) {
    if (current.remove(injected)) {
      network.remove(injected);
      injected.end(recorder.now());
      injected.fault().paused().stream().filter(node -> !paused(node)).forEach(pauser::resume);
      recorder.nemesis("stop-" + fault, injected.detail());
    }
  }

  private boolean paused(String node) {
    return current.stream().anyMatch(injected -> injected.fault().paused().contains(node));
  }

  /**
   * A fault that ends with the operations ends after the last of them: a schedule must not end it
   * before that one, at the same moment.
   */
  private ScheduledFault scheduled(InjectedFault injected) {
    long end = injected.end().orElse(recorder.now()) + (endedByStop.contains(injected) ? 1 : 0);
    return new ScheduledFault(injected.begin(), end, injected.fault());
  }
}
