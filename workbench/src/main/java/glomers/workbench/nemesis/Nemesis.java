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
 * Starts and stops faults of one kind in turn, as Maelstrom's nemesis does. The first start is
 * immediate. Each later stop or start follows after a delay that is uniform in [0, 2 × interval].
 * Unlike in Maelstrom, a fault does not stop before it has affected something. If it affects
 * nothing for a second, another fault of its kind replaces it. A cut also lasts until every node
 * that it affects has missed a message, but no longer than 2 × interval. Alternatively, the nemesis
 * follows a schedule. Confined to the event-loop thread.
 */
public final class Nemesis {
  /** The interval at which a fault that has affected too little so far is checked again. */
  private static final long RECHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** A fault that has affected nothing for this long is replaced by another of its kind. */
  private static final long INEFFECTIVE_NANOS = TimeUnit.SECONDS.toNanos(1);

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

  /** Pauses and resumes nodes. Confined to the event-loop thread. */
  public interface Pauser {
    void pause(String node);

    void resume(String node);
  }

  /** Schedules the first start, now. It precedes operations that are due at the same time. */
  public void start() {
    loop.after(0, this::step);
  }

  /** Schedules the faults of this kind that a schedule contains. */
  public void play(List<ScheduledFault> schedule) {
    for (ScheduledFault scheduled : schedule) {
      if (scheduled.fault().kind() == fault) {
        // Both are scheduled now, so faults precede operations that are due at the same time.
        List<InjectedFault> begun = new ArrayList<>();
        loop.after(scheduled.fromNanos(), () -> begun.add(begin(scheduled.fault())));
        loop.after(scheduled.toNanos(), () -> begun.forEach(this::end));
      }
    }
  }

  /** Ends all faults in force. No fault starts after that. */
  public void stop() {
    stopped = true;
    endedByStop.addAll(current);
    List.copyOf(current).forEach(this::end);
  }

  public FaultKind fault() {
    return fault;
  }

  /** All faults that were injected, in order. */
  public List<InjectedFault> injectedFaults() {
    return Collections.unmodifiableList(injectedFaults);
  }

  /** The faults so far, as a schedule that repeats them. */
  public List<ScheduledFault> schedule() {
    return injectedFaults.stream().map(this::scheduled).toList();
  }

  /** The number of messages, or paused nodes, that the faults affected. */
  public long affected() {
    return injectedFaults.stream().mapToLong(InjectedFault::affected).sum();
  }

  /** Short descriptions of the faults in force. */
  public List<String> current() {
    return current.stream().map(injected -> fault + " (" + injected.detail() + ")").toList();
  }

  private void step() {
    if (stopped) {
      return;
    }
    if (current.stream().anyMatch(this::isTooEarlyToEnd)) {
      loop.after(RECHECK_NANOS, this::step);
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

  /**
   * Replaces a fault that affects nothing, such as a cut of links that are already cut, or of links
   * of a paused node.
   */
  private void replaceIfIneffective(InjectedFault injected) {
    if (current.contains(injected) && injected.affected() == 0) {
      end(injected);
      beginAny();
    }
  }

  private void beginAny() {
    InjectedFault begun = begin(generator.choose());
    loop.after(INEFFECTIVE_NANOS, () -> replaceIfIneffective(begun));
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
   * A fault that was ended by {@link #stop} gets an end one nanosecond later. In a schedule, faults
   * precede operations at the same time, so it would otherwise end before the last operation.
   */
  private ScheduledFault scheduled(InjectedFault injected) {
    long end = injected.end().orElse(recorder.now()) + (endedByStop.contains(injected) ? 1 : 0);
    return new ScheduledFault(injected.begin(), end, injected.fault());
  }
}
