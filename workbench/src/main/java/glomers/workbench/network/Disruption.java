package glomers.workbench.network;

import java.util.OptionalLong;

/**
 * One stretch of trouble on the network: what it does to messages between nodes, from when to when,
 * and how many it touched. Belongs to its loop's thread.
 */
public final class Disruption {
  private final String fault;
  private final int number;
  private final String detail;
  private final long begin;
  private final Effect effect;
  private OptionalLong end = OptionalLong.empty();
  private long affected;

  /**
   * @param fault what kind it is, as the command line has it
   * @param number the first of its kind is 1
   * @param detail the rest, for people
   * @param begin when it began, in nanoseconds since the operations did
   */
  public Disruption(String fault, int number, String detail, long begin, Effect effect) {
    this.fault = fault;
    this.number = number;
    this.detail = detail;
    this.begin = begin;
    this.effect = effect;
  }

  /** What trouble does to a message between nodes. */
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

  public String fault() {
    return fault;
  }

  public int number() {
    return number;
  }

  /** Such as {@code partition 2}. */
  public String name() {
    return fault + " " + number;
  }

  public String detail() {
    return detail;
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
