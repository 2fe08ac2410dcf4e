package glomers.workbench.network;

import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import java.util.OptionalLong;

/**
 * A fault that was injected into the network: from when to when, what it does to messages between
 * nodes, and how many it affected. Confined to the event-loop thread.
 */
public final class InjectedFault {
  private final Fault fault;
  private final int number;
  private final long begin;
  private final Effect effect;
  private OptionalLong end = OptionalLong.empty();
  private long affected;

  /**
   * @param number the first of its kind is 1
   * @param begin when it began, in nanoseconds since the operations did
   */
  public InjectedFault(Fault fault, int number, long begin, Effect effect) {
    this.fault = fault;
    this.number = number;
    this.begin = begin;
    this.effect = effect;
  }

  /** What a fault does to a message between nodes. */
  public interface Effect {
    /** Whether it is lost if it would be delivered now. */
    default boolean stops(String src, String dest) {
      return false;
    }

    /** How long it takes in place of this, in nanoseconds. */
    default long slowed(long latencyNanos) {
      return latencyNanos;
    }

    /** Whether it arrives twice. */
    default boolean duplicates() {
      return false;
    }

    /** Whether everyone whom it concerns has been touched by it. */
    default boolean hasTouchedAll() {
      return true;
    }
  }

  /** What was injected. */
  public Fault fault() {
    return fault;
  }

  /** Whether it is of this kind. */
  public boolean is(FaultKind kind) {
    return fault.kind() == kind;
  }

  public int number() {
    return number;
  }

  /** Such as {@code partition 2}. */
  public String name() {
    return fault.kind() + " " + number;
  }

  /** The rest, for people. */
  public String detail() {
    return fault.detail();
  }

  /** When it began, in nanoseconds since the operations did. */
  public long begin() {
    return begin;
  }

  /** When it ended, if it has. */
  public OptionalLong end() {
    return end;
  }

  /** How many messages, or nodes, it touched. */
  public long affected() {
    return affected;
  }

  /** Whether it touched something, and everyone whom it concerns. */
  public boolean hasTouchedAll() {
    return affected > 0 && effect.hasTouchedAll();
  }

  /** Counts one more that it touched. */
  public void affect() {
    affected++;
  }

  /** Marks its end, in nanoseconds since the operations began. */
  public void end(long now) {
    end = OptionalLong.of(now);
  }

  boolean stops(String src, String dest) {
    return counted(effect.stops(src, dest));
  }

  long slowed(long latencyNanos) {
    long slowed = effect.slowed(latencyNanos);
    counted(slowed != latencyNanos);
    return slowed;
  }

  boolean duplicates() {
    return counted(effect.duplicates());
  }

  private boolean counted(boolean touched) {
    affected += touched ? 1 : 0;
    return touched;
  }
}
