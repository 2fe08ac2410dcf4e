package glomers.workbench.network;

import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import java.util.OptionalLong;

/**
 * A fault that was injected into the network: when it began and ended, its effect on messages
 * between nodes, and how many it affected. Confined to the event-loop thread.
 */
public final class InjectedFault {
  private final Fault fault;
  private final int number;
  private final long begin;
  private final Effect effect;
  private OptionalLong end = OptionalLong.empty();
  private long affected;

  /**
   * @param number counts the faults of this kind from 1
   * @param begin when it began, in nanoseconds since the operations began
   */
  public InjectedFault(Fault fault, int number, long begin, Effect effect) {
    this.fault = fault;
    this.number = number;
    this.begin = begin;
    this.effect = effect;
  }

  /** The effect of a fault on messages between nodes. */
  public interface Effect {
    /** Whether a message that is due for delivery now is lost. */
    default boolean stops(String src, String dest) {
      return false;
    }

    /** The latency of a message under this fault, in nanoseconds. */
    default long slowed(long latencyNanos) {
      return latencyNanos;
    }

    /** Whether the next message is delivered twice. */
    default boolean duplicates() {
      return false;
    }

    /** Whether it has affected every node that it can affect. */
    default boolean hasTouchedAll() {
      return true;
    }
  }

  /** The description of the fault. */
  public Fault fault() {
    return fault;
  }

  /** Whether the fault is of this kind. */
  public boolean is(FaultKind kind) {
    return fault.kind() == kind;
  }

  public int number() {
    return number;
  }

  /** Its kind and number, such as {@code partition 2}. */
  public String name() {
    return fault.kind() + " " + number;
  }

  /** A description for people, without kind and number. */
  public String detail() {
    return fault.detail();
  }

  /** When it began, in nanoseconds since the operations began. */
  public long begin() {
    return begin;
  }

  /** When it ended, in nanoseconds since the operations began; empty if it has not. */
  public OptionalLong end() {
    return end;
  }

  /** The number of messages, or paused nodes, that it affected. */
  public long affected() {
    return affected;
  }

  /** Whether it has affected anything, and every node that it can affect. */
  public boolean hasTouchedAll() {
    return affected > 0 && effect.hasTouchedAll();
  }

  /** Counts one more affected message or node. */
  public void affect() {
    affected++;
  }

  /** Records its end, in nanoseconds since the operations began. */
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

  private boolean counted(boolean isAffected) {
    affected += isAffected ? 1 : 0;
    return isAffected;
  }
}
