package glomers.workbench.cluster;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Decides whether one call of a program's code has taken too long. Another thread looks at it at
 * intervals. What counts is not the time that passes, because the machine may be busy or stand
 * still, but the processor time that the call has used, and the looks at which it was waiting.
 * Confined to the thread that looks.
 */
final class StallDetector {
  private final long mostNanos;
  private final int mostWaits;
  private long seen;
  private long begin; // processor time of the thread when the call was first seen, in nanoseconds
  private long used;
  private int waits;

  /**
   * @param mostNanos how much processor time a call may use, in nanoseconds
   * @param mostWaits at how many looks a call may be waiting
   */
  StallDetector(long mostNanos, int mostWaits) {
    this.mostNanos = mostNanos;
    this.mostWaits = mostWaits;
  }

  /**
   * Looks once.
   *
   * @param calls a count that is odd during a call, and grows at its begin and end
   * @param thread the thread that makes the calls
   */
  void look(long calls, Thread thread) {
    boolean isNew = calls != seen;
    seen = calls;
    if (isNew || calls % 2 == 0) {
      waits = 0;
      used = 0;
      begin = calls % 2 == 0 ? 0 : processorTime(thread);
      return;
    }
    waits += thread.getState() == Thread.State.RUNNABLE ? 0 : 1;
    used = processorTime(thread) - begin;
  }

  /** Whether the call has taken too long. */
  boolean isStalled() {
    return used >= mostNanos || waits >= mostWaits;
  }

  private static long processorTime(Thread thread) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long time = threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(thread.getId()) : -1;
    return time >= 0 ? time : System.nanoTime();
  }
}
